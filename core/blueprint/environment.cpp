#include "core/blueprint/parts.h"

namespace barch {
namespace {

void add(Draft& draft, const std::string& name, std::string purpose, bool secret, std::string origin)
{
    put(draft.project.environment, "environment/" + name,
        EnvironmentVariable{{}, name, std::move(purpose), secret, {}, std::move(origin)});
}

void addProvider(Draft& draft, const std::string& id, std::string_view question)
{
    const auto provider = draft.content.providers.find(id);
    if (provider == draft.content.providers.end())
        return;
    for (const ProviderVariable& variable : provider->second.environment)
        add(draft, variable.name, provider->second.name + ": " + variable.purpose, variable.secret,
            fromAnswer(question));
}

void addProviders(Draft& draft)
{
    for (const std::string_view question :
         {"auth.provider", "auth.social_providers", "data.managed_service", "services.managed", "services.payments",
          "services.email", "services.sms", "services.storage", "services.search", "ai.providers", "infra.logging"})
        for (const std::string& id : draft.choices.chosen(question))
            addProvider(draft, id, question);
}

}  // namespace

void addEnvironment(Draft& draft)
{
    const Choices& choices = draft.choices;
    addProviders(draft);
    if (choices.ownDatabases())
        add(draft, "CONTROL_PLANE_DATABASE_URL",
            "Where the control plane's database is, with the login of the running program.", true,
            fromAnswer("data.tenancy"));
    add(draft, "DATABASE_URL",
        choices.ownDatabases() ? "Pattern of the address of a tenant's database; the name comes from the catalogue, "
                                 "the login from the secret store."
                               : "Where the database is, with the login of the running program (never the migrator's).",
        true, fromAnswer("data.engine"));
    add(draft, "MIGRATION_DATABASE_URL",
        "Where the database is, with the login of the migrator; only the pipeline has it.", true,
        fromAnswer("data.engine"));
    add(draft, "APP_BASE_URL", "Address that people open; links in mails start with it.", false, "base");
    add(draft, "ALLOWED_ORIGINS", "Addresses of web pages that may call the API.", false, "base");
    add(draft, "LOG_LEVEL", "How much is logged.", false, "base");
    if (!choices.managedLogin())
        add(draft, "SESSION_SIGNING_KEY", "Key that cookies and tokens are signed with.", true,
            fromAnswer("auth.session_style"));
    if (choices.has("auth.session_style", "session_redis") || choices.has("logic.job_runner", "bullmq") ||
        choices.has("logic.job_runner", "celery"))
        add(draft, "REDIS_URL", "Where Redis is.", true,
            choices.has("auth.session_style", "session_redis") ? fromAnswer("auth.session_style")
                                                               : fromAnswer("logic.job_runner"));
    if (draft.find("mfa_factors") || draft.find("webhook_endpoints"))
        add(draft, "DATA_ENCRYPTION_KEY_REFERENCE",
            "Name of the entry of the secret store with the key that secrets in the database are encrypted with.",
            false, "base");
    if (!choices.has("data.file_uploads", "none") && !choices.one("data.file_uploads").empty())
        add(draft, "FILE_STORE_BUCKET", "Bucket or folder that uploads lie in.", false, fromAnswer("services.storage"));
    for (const AiProvider& provider : draft.project.aiProviders) {
        if (!provider.keyVariable.empty())
            add(draft, provider.keyVariable, "Key of the AI provider " + provider.provider + ".", true,
                fromAnswer("ai.providers"));
        if (!provider.endpointVariable.empty())
            add(draft, provider.endpointVariable, "Address of the AI provider " + provider.provider + ".", false,
                fromAnswer("ai.providers"));
    }
    for (const AiModel& model : draft.project.aiModels)
        add(draft, model.modelVariable, "What the provider calls the model \"" + model.name + "\".", false,
            model.origin);
}

}  // namespace barch
