#include "core/blueprint/parts.h"

#include <algorithm>

namespace barch {
namespace {

using Names = std::vector<std::string_view>;

struct ServicePlan {
    std::string_view name;
    std::string_view layer;
    std::string description;
    Names uses;
    Names starts = {};  ///< jobs
    Names works = {};   ///< jobs whose work it does
};

/// Puts services in one after the other; what they name and the design doesn't have is left out.
class ServiceMaker {
public:
    explicit ServiceMaker(Draft& draft) : m_draft(draft) {}

    void repository(std::string_view name, std::string description, const Names& tables)
    {
        Service service;
        for (const std::string_view table : tables)
            if (m_draft.find(table))
                service.tables.push_back(blueprintTable(table));
        add({name, "repository", std::move(description), {}}, std::move(service));
    }

    void add(const ServicePlan& plan, Service service = {})
    {
        service.name = plan.name;
        service.layer = plan.layer;
        service.description = plan.description;
        for (const std::string_view used : plan.uses)
            if (const ServiceId id = idOf(used); m_draft.project.services.contains(id))
                service.uses.push_back(id);
        for (const std::string_view job : plan.starts)
            if (hasJob(job))
                service.starts.push_back(jobId(job));
        service.origin = "base";
        put(m_draft.project.services, "service/" + std::string(plan.name), service);
        for (const std::string_view job : plan.works)
            if (hasJob(job)) {
                Job changed = *m_draft.project.jobs.find(jobId(job));
                changed.service = idOf(plan.name);
                m_draft.project.jobs = m_draft.project.jobs.with(std::move(changed));
            }
    }

    bool hasJob(std::string_view name) const { return m_draft.project.jobs.contains(jobId(name)); }

private:
    static ServiceId idOf(std::string_view name) { return Draft::idOf<Service>("service/" + std::string(name)); }
    static JobId jobId(std::string_view name) { return Draft::idOf<Job>("job/" + std::string(name)); }

    Draft& m_draft;
};

Names productTables(const Draft& draft)
{
    Names names;
    for (const TableDraft& table : draft.tables())
        if (table.origin.starts_with("starter:"))
            names.emplace_back(table.name);
    return names;
}

void addProduct(const Draft& draft, ServiceMaker& make)
{
    const Names tables = productTables(draft);
    const Names jobs{"make_report", "import_rows", "deliver_webhook", "index_rows"};
    const bool works = make.hasJob("clean_up") || std::any_of(jobs.begin(), jobs.end(), [&](std::string_view job) { return make.hasJob(job); });
    if (tables.empty() && !works)
        return;
    if (!tables.empty())
        make.repository("product_repository", "Reads and writes the rows of the product itself, always for one tenant.", tables);
    make.add({"product_service", "service", "The work that the product is for: checks rights and plan, writes rows and audit log in one transaction.",
              {"product_repository", "audit_repository", "outbox_repository"}, jobs, {"make_report", "import_rows", "index_rows", "clean_up"}});
}

}  // namespace

void addServices(Draft& draft)
{
    ServiceMaker make(draft);
    make.repository("people_repository", "Reads and writes accounts and memberships, always for one tenant.", {"users", "memberships", "tenants"});
    make.repository("audit_repository", "Adds to the audit log; has no way to change it.", {"audit_logs", "record_access_logs"});
    if (draft.find("outbox_messages"))
        make.repository("outbox_repository", "Writes work for the outside beside its cause, in the same transaction.",
                        {"outbox_messages", "webhook_endpoints", "webhook_deliveries", "job_queue", "notifications"});
    Names accountWork{"erase_person", "export_data"};
    if (!draft.choices.payments())
        accountWork.emplace_back("handle_webhook_event");
    make.add({"account_service", "service", "Sign-up, profiles, members and their roles.", {"people_repository", "audit_repository", "outbox_repository"},
              {"send_email", "send_text", "erase_person", "export_data"}, accountWork});
    if (draft.choices.payments()) {
        make.repository("billing_repository", "Reads plans, reads and writes subscriptions.", {"plans", "subscriptions", "billing_charges"});
        make.add({"billing_service", "service", "Checks the subscription before a feature is allowed; provisions and revokes.",
                  {"billing_repository", "audit_repository", "outbox_repository"}, {"make_checkout"}, {"make_checkout", "handle_webhook_event"}});
    }
    if (draft.choices.ai()) {
        Service models;
        for (const char* table : {"ai_usage", "ai_models", "ai_cache", "ai_budgets"})
            if (draft.find(table))
                models.tables.push_back(blueprintTable(table));
        make.add({"model_service", "service", "The one way to a model: picks it by its configured name, counts tokens and cost, falls back.", {"audit_repository"}, {"ask_model"}, {"ask_model"}},
                 std::move(models));
    }
    if (draft.find("files")) {
        make.repository("file_repository", "Knows which file is whose and where it lies.", {"files", "file_parts"});
        make.add({"file_service", "service", "Takes uploads, hands out links that end soon, and says what was found in a file.",
                  {"file_repository", "audit_repository", "outbox_repository"}, {"process_file"}, {"process_file"}});
    }
    addProduct(draft, make);
    if (draft.find("outbox_messages"))
        make.add({"outbox_service", "service", "Sends what lies in the outbox, one tenant after the other.", {"outbox_repository"}, {}, {"send_email", "send_text", "deliver_webhook"}});
    make.add({"http_controllers", "controller", "Checks input, finds out tenant and person, calls a service, writes the answer.",
              {"account_service", "billing_service", "model_service", "file_service", "product_service"}});
}

}  // namespace barch
