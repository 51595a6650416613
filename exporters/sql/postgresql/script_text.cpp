#include "exporters/sql/postgresql/script_text.h"

#include "exporters/sql/dependency_order.h"
#include "exporters/sql/postgresql/identifiers.h"

namespace barch::sql::postgresql {

std::string scriptSettings(const Project& project)
{
    std::string path;
    bool hasPublic = false;
    for (const Namespace* space : byName(project, project.namespaces)) {
        path += (path.empty() ? "" : ", ") + quoted(space->name);
        hasPublic = hasPublic || space->name == "public";
    }
    if (!hasPublic)
        path += path.empty() ? "public" : ", public";
    return "SET LOCAL standard_conforming_strings = on;\n"
           "SET LOCAL check_function_bodies = off;  -- a function may name a table that comes later\n"
           "SET LOCAL client_min_messages = warning;\n"
           "SET LOCAL lock_timeout = '10s';\n"
           "SET LOCAL statement_timeout = '5min';\n"
           "SET LOCAL search_path = " + path + ";\n";
}

void Speaker::speakAs(RunAs who)
{
    if (!m_owner || (m_spoken && who == m_now))
        return;
    m_text += who == RunAs::Owner ? "SET LOCAL ROLE " + quoted(m_owner->name) + ";\n" : "SET LOCAL ROLE NONE;\n";
    m_now = who;
    m_spoken = true;
}

}  // namespace barch::sql::postgresql
