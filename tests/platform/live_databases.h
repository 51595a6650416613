#pragma once

#include "app/platform/databases/database_url.h"
#include "core/model/project.h"
#include "tests/support/catalogue.h"

#include <functional>
#include <string>
#include <utility>
#include <vector>

namespace barch::test {

/// The database of the throwaway PostgreSQL of this program, as somebody would connect to it.
DatabaseUrl urlOf(const std::string& database, const std::string& user = "postgres");

/// Makes a database from what the design exports; throws what the server says.
void makeDatabase(const std::string& name, const Project& design);
/// Runs `sql` in a new database; what the server said where it didn't like it.
std::string fillDatabase(const std::string& name, const std::string& sql);

/// PostgreSQL itself writes a list of texts in two ways, by how often it was dumped and loaded.
Catalogue inOneSpelling(const Catalogue& lines);

/// The corpora that a plain PostgreSQL takes, each as one script that fills an empty database.
std::vector<std::pair<std::string, std::string>> postgresqlCorpora();

}  // namespace barch::test
