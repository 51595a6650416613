#include "core/edits/logic_edits.h"
#include "core/logic/logic_graph.h"
#include "ui/logic/part_makers.h"

namespace barch::ui {
namespace {

QString nobody() { return partWords("not said"); }

/// Jobs first: that is where such calls belong.
std::vector<ElementRef> possibleCallers(const Project& project)
{
    std::vector<ElementRef> callers;
    for (const Job& job : project.jobs)
        callers.push_back(ElementRef::of(ElementKind::Job, job.id));
    for (const Service& service : project.services)
        callers.push_back(ElementRef::of(ElementKind::Service, service.id));
    std::stable_sort(callers.begin(), callers.end(), [&](const ElementRef& a, const ElementRef& b) {
        return a.kind != b.kind ? a.kind == ElementKind::Job : logicNameOf(project, a) < logicNameOf(project, b);
    });
    return callers;
}

QString callerName(const Project& project, const ElementRef& caller)
{
    if (!caller.id)
        return nobody();
    const QString name = qs(logicNameOf(project, caller));
    return caller.kind == ElementKind::Job ? partWords("job %1").arg(name) : caller.kind == ElementKind::Service ? partWords("service %1").arg(name) : name;
}

Part callerPart(const PartMaker<ExternalCall>& make)
{
    return {partWords("Called from"), 190, Part::Look::Plain, make.shows([](const Project& project, const ExternalCall& call) { return callerName(project, call.calledFrom); }),
            [](const Project& project, AnyId id) {
                QStringList names{nobody()};
                for (const ElementRef& caller : possibleCallers(project))
                    names.append(callerName(project, caller));
                const ExternalCall* call = project.externalCalls.find(ExternalCallId(id));
                if (call && !names.contains(callerName(project, call->calledFrom)))
                    names.append(callerName(project, call->calledFrom));
                return names;
            },
            make.changes([](const Project& project, ExternalCall& call, const QString& text) -> std::optional<Error> {
                if (text == nobody())
                    call.calledFrom = {};
                for (const ElementRef& caller : possibleCallers(project))
                    if (callerName(project, caller) == text)
                        call.calledFrom = caller;
                return std::nullopt;
            }),
            {}};
}

}  // namespace

PartList callPartList()
{
    const PartMaker<ExternalCall> make(&Project::externalCalls, "outside call");
    PartList list{ElementKind::ExternalCall, partWords("Outside calls"), partWords("outside call"), QStringLiteral("link"),
                  partWords("Nobody outside is called. Mail, payments, models and file stores would stand here."), QStringLiteral("services.email"), {}, {}, {}, {}};
    list.parts = {
        make.text(partWords("Who is called"), &ExternalCall::provider, 130, Part::Look::Name),
        make.text(partWords("What for"), &ExternalCall::purpose, 220),
        callerPart(make),
        make.text(partWords("Time limit"), &ExternalCall::timeout, 90, Part::Look::Plain, readTime, partWords("Such as 10 seconds.")),
        make.number(partWords("Tries"), &ExternalCall::maximumAttempts, 56, readAttempts),
        make.text(partWords("When it fails"), &ExternalCall::onFailure, 280),
        make.flag(partWords("Through the outbox"), &ExternalCall::throughOutbox, 124),
        make.flag(partWords("A user says where to"), &ExternalCall::addressFromUser, 136),
        make.list(partWords("Hosts that are allowed"), &ExternalCall::allowedHosts, 180),
    };
    make.finish(
        list, [](const ExternalCall& call) { return call.provider + "\n" + call.purpose; },
        [](const Project&, ExternalCall& call) {
            call.provider = "new_provider";
            call.timeout = "10 seconds";
        });
    return list;
}

}  // namespace barch::ui
