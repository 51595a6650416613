#pragma once

#include "ui/widgets/code_lines.h"

#include <QList>

namespace barch::ui {

enum class CodeKind { Keyword, Type, String, Number, Comment };
struct CodeSpan {
    int start = 0;
    int length = 0;
    CodeKind kind = CodeKind::Keyword;
};

/// What a line begins inside of: nothing, a comment over several lines, or a text over several lines.
/// Anything else than `code` stands for a quoted body whose tag is in `tag` ("$$").
struct CodeState {
    enum Where { Code, Comment, Quoted, Body } where = Code;
    QString tag;
    bool operator==(const CodeState&) const = default;
};

/// What is to be coloured in this line; `state` is what it begins in, and afterwards what the next
/// line begins in. A body between dollar signs is coloured as code.
QList<CodeSpan> spansOf(CodeLanguage language, QStringView line, CodeState& state);

}  // namespace barch::ui
