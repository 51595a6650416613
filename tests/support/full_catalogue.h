#pragma once

#include "tests/support/catalogue.h"

#include <map>
#include <string>

namespace barch::test {

/// Everything that the database holds, a line for each fact, read without anything that the product reads with.
/// Left out is what says nothing about a design: display widths, spelling of a type in upper or lower case, names
/// that the engine made itself, whether a row number may be NULL.
/// `withViewColumns`: what views show too; of a view that names what isn't there that fails.
Catalogue readFullCatalogue(SqliteDatabase& database, bool withViewColumns = true);
Catalogue readFullCatalogue(MariaDbServer& server, const std::string& database);

/// How many lines there are of each kind (the first word), how many of them are in `found` too, and how many are only
/// there.
struct KindCount {
    int in = 0;
    int back = 0;
    int added = 0;
};
std::map<std::string, KindCount> countKinds(const Catalogue& expected, const Catalogue& found);
/// "  table 11 of 11, column 64 of 64" for a printed report.
std::string kindsText(const std::map<std::string, KindCount>& kinds);

/// SQL without spaces, comments, quotes around names and upper case outside of strings.
std::string plainSql(const std::string& sql);

}  // namespace barch::test
