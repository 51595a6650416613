#include "exporters/sql/mysql/change/script.h"
#include "tests/exporters/sql/change/mysql_edit_menu.h"
#include "tests/exporters/sql/matrix_designs.h"
#include "tests/exporters/sql/portable_design.h"
#include "tests/support/migration_run.h"
#include "tests/support/process.h"

#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>

using namespace barch;
using namespace barch::test;

namespace {

/// A folder of migrations, judged together.
class Pile {
public:
    Pile() : m_folder(makeServerFolder({})) {}
    ~Pile() { std::filesystem::remove_all(m_folder); }
    Pile(const Pile&) = delete;
    Pile& operator=(const Pile&) = delete;

    void add(const std::string& name, const std::string& sql)
    {
        m_files.push_back(m_folder + "/" + name);
        std::ofstream(m_files.back()) << sql;
    }
    void addExport(const std::string& name, const Project& project)
    {
        for (const auto& file : exported(project, "mysql").files) {
            std::string path = name + "-" + file.path;
            std::replace(path.begin(), path.end(), '/', '-');
            add(path, file.bytes);
        }
    }
    ProcessOutput judged() const
    {
        const std::string judges = std::string(BARCH_SOURCE_DIR) + "/tests/judges";
        const char* const advice = "Run installer/install_dependencies.sh test.";
        if (!std::filesystem::exists(judges + "/node_modules/dt-sql-parser"))
            throw std::runtime_error(std::string("tests/judges has no dt-sql-parser. ") + advice);
        std::vector<std::string> command = {findProgram("node", {}, advice), judges + "/mysql.mjs"};
        command.insert(command.end(), m_files.begin(), m_files.end());
        return runProcess(command);
    }

private:
    std::string m_folder;
    std::vector<std::string> m_files;
};

}  // namespace

TEST_CASE("MySQL's own grammar takes every export")
{
    Pile pile;
    for (const char* tenancy : {"none", "shared", "isolated", "hybrid"})
        for (std::size_t starter = 0; starter < 10; ++starter)
            if (tenancy == std::string("shared") || starter % 3 == 1)
                pile.addExport(tenancy + std::to_string(starter), starterDesign("mysql", tenancy, starter));
    pile.addExport("portable", portableDesign());
    pile.addExport("postgresql", postgresOnlyDesign());
    pile.addExport("hostile", withHostileNames(starterDesign("mysql", "shared", 2)));
    const auto verdict = pile.judged();
    CHECK(verdict.error == "");
    CHECK(verdict.out == "");
    CHECK(verdict.ok());
}

TEST_CASE("MySQL's own grammar takes every change script, up and down")
{
    Pile pile;
    const Project before = fullMysqlDesign();
    int number = 0;
    for (const PickedEdit& picked : pickedMysqlEdits()) {
        const auto script = sql::mysql::changeScript(before, must(picked.edit(before)), {.allowAll = true});
        REQUIRE(script);
        const std::string name = std::to_string(++number) + " " + picked.name;
        pile.add(name + ".up.sql", script->sql);
        pile.add(name + ".down.sql", script->down);
    }
    const auto verdict = pile.judged();
    CHECK(verdict.error == "");
    CHECK(verdict.out == "");
    CHECK(verdict.ok());
}

TEST_CASE("the judge of MySQL refuses what only MariaDB takes")
{
    Pile pile;
    pile.add("wrong.sql", "CREATE TABLE fine (id bigint);\n\nCREATE SEQUENCE numbers START WITH 1;\nDELIMITER //\nCREATE TRIGGER x BEFORE INSERT ON fine FOR EACH ROW BEGN END//\nDELIMITER ;\n");
    const auto verdict = pile.judged();
    CHECK(verdict.status == 1);
    CHECK(verdict.out.find("wrong.sql:3: ") != std::string::npos);
    CHECK(verdict.out.find("wrong.sql:5: ") != std::string::npos);
}
