#pragma once

#include "tests/exporters/sql/change/change_engine.h"
#include "tests/support/postgres_server.h"

namespace barch::test {

/// As the declared migrator, or as the administrator where there is none.
class PostgresChanges : public ChangeEngine {
public:
    Result<sql::ChangeScript> script(const Project& before, const Project& after, const sql::ScriptOptions& options) const override;
    std::optional<std::string> someValue(const Project& project, const Column& column) const override;
    void make(const Project& project, Place place) override;
    void insertRows(const Project& project) override;
    /// With the roles of the later version where an administrator has to make them. Only one renames roles.
    void run(const std::string& sql, const Project& from, const Project& to) override;
    Catalogue catalogue(Place place) override;
    std::string rows(const Project& side, const std::vector<KeptTable>& tables) override;
    void clear(const Project& before, const Project& after) override;
    /// References to rows that are gone can't be checked again: they come back as NOT VALID.
    Catalogue asOnTheWayBack(const Catalogue& lines) const override;
    bool blamesRows(const std::string& error) const override;

protected:
    PostgresServer& m_server = PostgresServer::shared();
};

/// "changed" or "fresh": what the database is called.
const char* databaseOf(ChangeEngine::Place place);

}  // namespace barch::test
