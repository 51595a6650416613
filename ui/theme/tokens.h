#pragma once

#include <QStringList>

#include <span>

namespace barch::ui {

/// One value of resources/themes/tokens.json, the one place where a colour or a size is written down.
/// A list's items go by their name, or else by their place: "type.base.size", "layout.inspector.0".
struct Token {
    const char* path;
    const char* value;
};

/// All of them in the order of the file. The build makes this table (tokens_to_cpp.py).
std::span<const Token> tokens();
/// The values whose path begins with `prefix`, in the order of the file.
QStringList tokensUnder(const QString& prefix);
/// The value of a path. A path that does not exist is a programmer's error, as is a number that is none.
QString tokenText(const QString& path);
double token(const QString& path);

}  // namespace barch::ui
