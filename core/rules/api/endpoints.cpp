#include "core/rules/api/endpoints.h"

#include "core/edits/element_edits.h"

namespace barch::rules {

FixOption changeEndpoint(std::string title, EndpointId id, EndpointChange change, std::string consequence)
{
    return changeProject(
        std::move(title),
        [id, change = std::move(change)](const Project& project) -> Result<Project> {
            const Endpoint* endpoint = project.endpoints.find(id);
            if (!endpoint)
                return goneError("endpoint");
            Endpoint copy = *endpoint;
            change(project, copy);
            return putElement(project, std::move(copy));
        },
        std::move(consequence));
}

FixOption removeEndpoint(EndpointId id)
{
    return changeProject("Take the endpoint out", [id](const Project& project) { return removeElement(project, id); }, "Programs that call it must change.");
}

bool changesRows(const Endpoint& endpoint)
{
    const std::string method = lowerCase(endpoint.method);
    return method != "get" && method != "head" && method != "query";
}

}  // namespace barch::rules
