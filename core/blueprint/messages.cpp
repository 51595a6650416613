#include "core/blueprint/parts.h"

namespace barch {
namespace {

struct MessageText {
    const char* name;
    const char* subject;
    const char* description;
    std::vector<std::string> variables;
    bool canBeRefused = false;
};

void add(Draft& draft, const char* medium, const char* jobName, const MessageText& text, std::string origin)
{
    Message message;
    message.name = text.name;
    message.medium = medium;
    message.subject = text.subject;
    message.description = text.description;
    message.variables = text.variables;
    message.canBeRefused = text.canBeRefused;
    if (const JobId job = Draft::idOf<Job>(std::string("job/") + jobName); draft.project.jobs.contains(job))
        message.job = job;
    message.origin = std::move(origin);
    put(draft.project.messages, std::string("message/") + text.name, message);
}

void addMails(Draft& draft)
{
    const Choices& choices = draft.choices;
    const auto mail = [&](const MessageText& text, std::string_view key) { add(draft, "email", "send_email", text, fromAnswer(key)); };
    if (choices.passwords()) {
        mail({"confirm_address", "Confirm your address", "Right after somebody signed up.", {"user.name", "link", "link.ends_at"}}, "auth.method");
        mail({"reset_password", "Set a new password", "When somebody asked for it. The same words whether or not there is such an account.", {"link", "link.ends_at"}}, "auth.method");
        mail({"password_changed", "Your password was changed", "After the change, to the address of the account.", {"user.name", "changed_at", "help.link"}}, "auth.method");
    }
    if (draft.find("invitations"))
        mail({"invitation", "You are invited", "When a member invites somebody.", {"inviter.name", "tenant.name", "link", "link.ends_at"}}, "auth.invitations");
    if (choices.subscriptions()) {
        mail({"payment_failed", "A payment did not go through", "When the provider says so; tells how long the plan stays open.", {"user.name", "plan.name", "amount", "link"}}, "services.payments");
        if (choices.hasAny("services.trial", {"days_14", "days_30"}))
            mail({"trial_ends", "Your trial ends soon", "Three days before it ends.", {"user.name", "plan.name", "ends_at", "link"}}, "services.trial");
    }
    if (draft.find("data_exports"))
        mail({"export_ready", "Your data is ready", "When the copy can be fetched. The link asks for a login.", {"user.name", "link", "link.ends_at"}}, "data.export_formats");
    if (draft.find("erasure_requests"))
        mail({"erasure_done", "Your data was deleted", "When the request was carried out; says what had to stay and why.", {"kept"}}, "infra.compliance");
    if (draft.find("notifications"))
        mail({"digest", "What happened", "Once a day, of notifications that were not seen.", {"user.name", "notifications", "unsubscribe.link"}, true}, "logic.realtime");
}

}  // namespace

void addMessages(Draft& draft)
{
    if (!draft.choices.chosen("services.email").empty())
        addMails(draft);
    if (!draft.choices.chosen("services.sms").empty())
        add(draft, "sms", "send_text", {"sign_in_code", "", "When somebody signs in by phone; the code ends after five minutes.", {"code"}}, fromAnswer("services.sms"));
}

}  // namespace barch
