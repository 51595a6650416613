#pragma once

#include "core/text/sql_scanner.h"
#include "core/text/utf8.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace barch::sql {

using TokenKind = SqlPieceKind;
using Token = SqlPiece;
using Lexis = SqlLexis;

/// All tokens, none dropped: their texts joined are `text`.
std::vector<Token> scan(std::string_view text, const Lexis& lexis);

/// Why `text` can't stand where one expression (or one list of them) is expected without ending the
/// statement around it; nothing when it can. So no design can smuggle in a second statement.
std::optional<std::string> notOneExpression(std::string_view text, const Lexis& lexis);
/// The same for a whole query or body of a statement; comments are allowed.
std::optional<std::string> notOneStatement(std::string_view text, const Lexis& lexis);

/// The parts between commas that stand outside of brackets.
std::vector<std::string> splitArguments(std::string_view text, const Lexis& lexis);
std::string lowerCase(std::string_view text);
/// The content of a quoted name or a plain string, its quotes undone.
std::string unquoted(std::string_view token);
/// Without white space at both ends, and without semicolons at the end.
std::string_view trimmed(std::string_view text);

}  // namespace barch::sql
