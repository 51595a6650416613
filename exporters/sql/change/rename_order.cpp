#include "exporters/sql/change/rename_order.h"

#include "exporters/sql/sql_scan.h"

#include <set>

namespace barch::sql {
namespace {

class Order {
public:
    explicit Order(const NamePlan& plan)
    {
        std::set<std::string> wanted;
        for (const Rename& name : plan) {
            if (!name.from.empty())
                m_held.insert(lowerCase(name.from));
            if (name.from != name.to)
                wanted.insert(lowerCase(name.to));
        }
        for (const Rename& name : plan) {
            if (!name.from.empty() && name.to.empty() && wanted.contains(lowerCase(name.from)))
                rename(name.from, temporary());
            else if (!name.from.empty() && !name.to.empty() && name.from != name.to)
                m_open.push_back(name);
        }
    }

    std::vector<Rename> run()
    {
        while (!m_open.empty()) {
            std::vector<Rename> blocked;
            for (const Rename& name : m_open)
                m_held.contains(lowerCase(name.to)) ? blocked.push_back(name) : rename(name.from, name.to);
            if (blocked.size() == m_open.size()) {
                const std::string between = temporary();
                rename(blocked.front().from, between);
                blocked.front().from = between;
            }
            m_open = std::move(blocked);
        }
        return std::move(m_order);
    }

private:
    std::string temporary()
    {
        std::string name;
        do
            name = "barch_aside_" + std::to_string(++m_number);
        while (m_held.contains(name));
        return name;
    }

    void rename(const std::string& from, const std::string& to)
    {
        m_order.push_back({from, to});
        m_held.erase(lowerCase(from));
        m_held.insert(lowerCase(to));
    }

    std::set<std::string> m_held;
    std::vector<Rename> m_open;
    std::vector<Rename> m_order;
    int m_number = 0;
};

}  // namespace

std::vector<Rename> renameOrder(const NamePlan& plan)
{
    return Order(plan).run();
}

}  // namespace barch::sql
