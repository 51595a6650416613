#include "app/platform/databases/mysql_texts.h"

#include "app/platform/databases/mysql_statements.h"
#include "app/platform/databases/sql_words.h"

namespace barch {
namespace {

/// One option from `at` on: NAME [=] value; gives where the next begins.
std::size_t optionEnd(const SqlWords& words, std::size_t at)
{
    return words.text(at + 1) == "=" ? at + 3 : at + 2;
}

}  // namespace

std::optional<MySqlTableOptions> mysqlTableOptions(const std::string& showCreate)
{
    bool ignored = false;
    // MySQL writes partitions into a comment for older versions.
    const std::string plain = withoutVersions(showCreate, ignored);
    const SqlWords words(plain, mysqlLexis);
    std::size_t at = 0;
    while (!words.isEnd(at) && !words.is(at, SqlPieceKind::Open))
        ++at;
    at = words.closing(at);
    if (words.isEnd(at))
        return std::nullopt;
    MySqlTableOptions options;
    for (++at; !words.isEnd(at);) {
        if (words.is(at, "partition", "by")) {
            options.text += (options.text.empty() ? "" : " ") + words.slice(at, words.size());
            break;
        }
        const bool isDefault = words.is(at, "default");
        const std::size_t name = at + (isDefault ? 1 : 0);
        const std::size_t end = words.is(name, "character", "set") ? optionEnd(words, name + 1) : optionEnd(words, name);
        if (words.is(name, "auto_increment"))
            options.counter = std::string(words.text(end - 1));
        else if (words.is(name, "with", "system"))
            options.text += (options.text.empty() ? "" : " ") + std::string("WITH SYSTEM VERSIONING");
        else if (!words.is(name, "comment"))
            options.text += (options.text.empty() ? "" : " ") + words.slice(at, end);
        at = words.is(name, "with", "system") ? name + 3 : end;
    }
    return options;
}

std::optional<MySqlViewText> mysqlViewText(const std::string& showCreate)
{
    const SqlWords words(showCreate, mysqlLexis);
    MySqlViewText view;
    for (std::size_t at = 0; at < words.size(); ++at) {
        if (words.is(at, "algorithm") && !words.is(at + 2, "undefined"))
            view.algorithm = std::string(words.text(at + 2));
        if (!words.is(at, "as"))
            continue;
        std::size_t end = words.size();
        if (end > 4 && words.is(end - 1, "option") && words.is(end - 2, "check"))
            end -= 4;
        view.query = words.slice(at + 1, end);
        return view;
    }
    return std::nullopt;
}

std::string withoutDefiner(const std::string& showCreate)
{
    const SqlWords words(showCreate, mysqlLexis);
    for (std::size_t i = 0; i + 3 < words.size() && i < 8; ++i)
        if (words.is(i, "definer") && words.text(i + 1) == "=") {
            const std::size_t end = words.text(i + 3) == "@" || words.is(i + 3, SqlPieceKind::Open) ? i + 5 : i + 3;
            return showCreate.substr(0, words.offset(i)) + showCreate.substr(words.offset(end));
        }
    return showCreate;
}

std::string withoutDatabase(const std::string& expression, const std::string& database)
{
    const SqlWords words(expression, mysqlLexis);
    std::string text;
    std::size_t copied = 0;
    for (std::size_t i = 0; i + 2 < words.size(); ++i)
        if (words.is(i, SqlPieceKind::QuotedName) && words.name(i) == database && words.is(i + 1, SqlPieceKind::Dot)) {
            text += expression.substr(copied, words.offset(i) - copied);
            copied = words.offset(i + 2);
        }
    return text + expression.substr(copied);
}

}  // namespace barch
