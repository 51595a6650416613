#include "core/logic/service_circles.h"

#include <algorithm>
#include <map>
#include <set>

namespace barch {
namespace {

/// The shortest way from a service through what it uses back to itself; empty where there is none.
std::vector<ServiceId> wayBack(const Project& project, ServiceId start)
{
    std::map<ServiceId, ServiceId> cameFrom;
    std::vector<ServiceId> front{start};
    for (std::size_t at = 0; at < front.size(); ++at) {
        const ServiceId now = front[at];
        const Service* service = project.services.find(now);
        if (!service)
            continue;
        for (const ServiceId next : service->uses) {
            if (next == start) {
                std::vector<ServiceId> way{now};
                while (way.back() != start)
                    way.push_back(cameFrom.at(way.back()));
                std::reverse(way.begin(), way.end());
                return way;
            }
            if (cameFrom.try_emplace(next, now).second)
                front.push_back(next);
        }
    }
    return {};
}

}  // namespace

std::vector<std::vector<ServiceId>> serviceCircles(const Project& project)
{
    std::vector<const Service*> byName;
    for (const Service& service : project.services)
        if (!service.uses.empty())
            byName.push_back(&service);
    std::stable_sort(byName.begin(), byName.end(), [](const Service* a, const Service* b) { return a->name < b->name; });
    std::set<ServiceId> told;
    std::vector<std::vector<ServiceId>> circles;
    for (const Service* service : byName) {
        if (told.contains(service->id))
            continue;
        std::vector<ServiceId> way = wayBack(project, service->id);
        if (way.empty())
            continue;
        told.insert(way.begin(), way.end());
        circles.push_back(std::move(way));
    }
    return circles;
}

}  // namespace barch
