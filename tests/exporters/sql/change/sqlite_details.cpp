#include "tests/exporters/sql/change/sqlite_details.h"

#include "tests/support/full_catalogue.h"

namespace barch::test {

Catalogue readDetails(SqliteDatabase& database)
{
    Catalogue lines;
    for (std::string line : readFullCatalogue(database, false)) {
        if (line.starts_with("constraint "))
            continue;
        const auto number = line.find(" #");
        if (line.starts_with("column ") && number != std::string::npos)
            line.erase(number, line.find(' ', number + 1) - number);
        lines.insert(line);
    }
    return lines;
}

}  // namespace barch::test
