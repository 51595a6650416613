#include "ui/logic/part_makers.h"

namespace barch::ui {

PartList servicePartList()
{
    const PartMaker<Service> make(&Project::services, "service");
    PartList list{ElementKind::Service, partWords("Services"), partWords("service"), QStringLiteral("stack"),
                  partWords("No services yet. Controllers take calls, services decide, repositories read and write."), QStringLiteral("logic.api_style"), {}, {}, {}, {}};
    list.parts = {
        make.text(partWords("Name"), &Service::name, 200, Part::Look::Name),
        make.choice(partWords("Layer"), &Service::layer, 120,
                    {{"controller", partWords("controller")}, {"service", partWords("service")}, {"repository", partWords("repository")}}),
        make.text(partWords("What it does"), &Service::description, 300),
    };
    make.finish(
        list, [](const Service& service) { return service.name; },
        [](const Project& project, Service& service) {
            service.name = freeName(project.services, "new_service");
            service.layer = "service";
        });
    return list;
}

}  // namespace barch::ui
