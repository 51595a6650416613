#include "core/blueprint/parts.h"

#include <algorithm>

namespace barch {
namespace {

constexpr const char* area = "AI";

TableScope ownedScope(const Draft& draft)
{
    return draft.choices.tenants() ? TableScope::Owned : TableScope::Global;
}

void addModelTable(Draft& draft)
{
    TableDraft& models = draft.table(
        "ai_models", TableScope::Global, area,
        "Which model does which work. The program asks for a name such as writer and never knows a vendor's name.",
        fromAnswer("ai.model_config"));
    models.column("code", "varchar(60)", "Name that the program asks for, such as writer.");
    models.column("provider", "varchar(60)", "Who runs the model, such as self_hosted.");
    models.column("model_name", "varchar(190)",
                  "What the provider calls it; set when the product is installed, never in the code.");
    models.column("purpose", "varchar(60)", "What it is for: text, image, embeddings, chat or analysis.");
    models
        .refer("fallback_model_id", "ai_models", ReferentialAction::SetNull,
               "Which one steps in when this one fails; empty: none.")
        .optional();
    models.column("timeout_seconds", "integer", "How long an answer may take.").byDefault("60");
    models.column("maximum_output_tokens", "integer", "How long an answer may be.").byDefault("2000");
    models.column("input_price", "bigint", "Price of a million tokens read, in millionths of the currency.")
        .byDefault("0");
    models.column("output_price", "bigint", "Price of a million tokens written, in millionths of the currency.")
        .byDefault("0");
    models.column("currency", "varchar(3)", "Three capital letters (ISO 4217).").byDefault("'EUR'");
    models.column("is_active", "boolean", "False takes the model out of use.").byDefault("true");
    models.unique({"code"});
    models.check("ai_models_limits_positive", "timeout_seconds > 0 AND maximum_output_tokens > 0");
    models.check("ai_models_prices_positive", "input_price >= 0 AND output_price >= 0");
    models.readOnly();
}

void addUsage(Draft& draft)
{
    draft.enumeration("ai_outcome", {"answered", "from_cache", "fallback", "refused", "timed_out", "failed"},
                      "How a call to a model ended.", fromAnswer("ai.use"));
    TableDraft& usage = draft.table("ai_usage", ownedScope(draft), area,
                                    "One call to a model: who, what it cost, how it ended. Rows are never changed.",
                                    fromAnswer("ai.use"));
    usage
        .refer("user_id", "users", ReferentialAction::SetNull,
               "Who asked; empty for jobs and for accounts that are gone.")
        .optional();
    usage.column("model_code", "varchar(60)", "Name of the model in the configuration.");
    usage.column("feature", "varchar(60)", "What it was used for.");
    usage.choice("outcome", "ai_outcome", "How it ended.");
    usage.column("input_tokens", "bigint", "Tokens that were read.").byDefault("0");
    usage.column("output_tokens", "bigint", "Tokens that were written.").byDefault("0");
    usage.column("cost", "bigint", "What it cost, in millionths of the currency.").byDefault("0");
    usage.column("currency", "varchar(3)", "Three capital letters (ISO 4217).").byDefault("'EUR'");
    usage.column("duration_ms", "integer", "How long it took, in milliseconds.").byDefault("0");
    usage.column("request_id", "varchar(64)", "Id of the request, the same as in the logs.").optional();
    usage.index({"created_at"});
    usage.index({"model_code", "created_at"});
    usage.check("ai_usage_counts_positive",
                "input_tokens >= 0 AND output_tokens >= 0 AND cost >= 0 AND duration_ms >= 0");
    usage.keep("2 years");
}

void addCache(Draft& draft)
{
    TableDraft& cache = draft.table("ai_cache", ownedScope(draft), area,
                                    "An answer that can be given again for the same question, to save time and money.",
                                    fromAnswer("ai.cache"));
    cache.column("model_code", "varchar(60)", "Name of the model in the configuration.");
    cache.column("request_hash", "varchar(64)", "SHA-256 of the whole question with its settings.");
    cache.column("answer", "text", "The answer.").personal();
    cache.column("expires_at", "timestamptz", "After this time it is asked again.");
    cache.unique({"model_code", "request_hash"});
    cache.index({"expires_at"});
    cache.keep("30 days");
}

void addBudgets(Draft& draft)
{
    const Choices& choices = draft.choices;
    const bool perPlan = choices.has("ai.quota", "per_plan") && draft.find("plans");
    const bool perUser = choices.has("ai.quota", "per_user") || (!choices.tenants() && !perPlan);
    TableDraft& budgets =
        draft.table("ai_budgets", perPlan ? TableScope::ControlGlobal : ownedScope(draft), area,
                    "How much AI may be used in a month, before calls are refused.", fromAnswer("ai.quota"));
    if (perPlan)
        budgets.refer("plan_id", "plans", ReferentialAction::Cascade, "The plan that it holds for.");
    else if (perUser)
        budgets.refer("user_id", "users", ReferentialAction::Cascade, "The person that it holds for.");
    budgets.column("month", "date", "First day of the month.");
    budgets.column("token_limit", "bigint", "Tokens that may be used; empty: only the cost counts.").optional();
    budgets.column("cost_limit", "bigint", "What it may cost, in the smallest unit of the currency.");
    budgets.column("currency", "varchar(3)", "Three capital letters (ISO 4217).").byDefault("'EUR'");
    if (!perPlan)
        budgets.column("tokens_used", "bigint", "Tokens used so far.").byDefault("0");
    budgets.unique(perPlan   ? std::vector<std::string>{"plan_id", "month"}
                   : perUser ? std::vector<std::string>{"user_id", "month"}
                             : std::vector<std::string>{"month"});
    budgets.check("ai_budgets_limits_positive", "cost_limit >= 0");
    if (perPlan)
        budgets.readOnly();
}

void addEmbeddings(Draft& draft)
{
    TableDraft& embeddings = draft.table("ai_embeddings", ownedScope(draft), area,
                                         "A piece of text as numbers, to find texts of like meaning. Every search goes "
                                         "through this table, so no search leaves its tenant.",
                                         fromAnswer("ai.features"));
    embeddings.column("source_table", "varchar(63)", "The table that the text is from.");
    embeddings.column("source_id", "varchar(64)", "The row that it is from.");
    embeddings.column("chunk", "integer", "Which piece of the text, from 0.").byDefault("0");
    embeddings.longText("content", "The piece of text.").personal();
    embeddings.column("embedding", "jsonb",
                      "The numbers, as a list. A vector type takes their place when the engine has one.");
    embeddings.column("model_code", "varchar(60)",
                      "Model that made them; numbers of different models can't be compared.");
    embeddings.unique({"source_table", "source_id", "chunk", "model_code"});
    embeddings.check("ai_embeddings_chunk_positive", "chunk >= 0");
}

std::string upper(std::string text)
{
    std::transform(text.begin(), text.end(), text.begin(),
                   [](unsigned char c) { return static_cast<char>(c >= 'a' && c <= 'z' ? c - 32 : c); });
    return text;
}

/// The first name of an environment variable in the text that has all of `parts`.
std::string variableIn(const std::string& text, std::initializer_list<std::string_view> parts)
{
    const auto belongs = [](char c) { return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_'; };
    for (std::size_t at = 0; at < text.size();) {
        std::size_t end = at;
        while (end < text.size() && belongs(text[end]))
            ++end;
        const std::string name = text.substr(at, end - at);
        if (std::all_of(parts.begin(), parts.end(),
                        [&](std::string_view part) { return name.find(part) != std::string::npos; }))
            return name;
        at = end + 1;
    }
    return {};
}

std::string firstOf(std::initializer_list<std::string> names)
{
    for (const std::string& name : names)
        if (!name.empty())
            return name;
    return {};
}

/// Its variables as the answer names them, or by the usual names.
AiProvider providerFrom(const Choices& choices, const std::string& provider)
{
    const std::string name = upper(provider);
    const std::string text = choices.text("ai.variables");
    AiProvider made;
    made.provider = provider;
    made.keyVariable = firstOf({variableIn(text, {name, "KEY"}), variableIn(text, {name, "TOKEN"}), name + "_API_KEY"});
    made.endpointVariable =
        firstOf({variableIn(text, {name, "ENDPOINT"}), variableIn(text, {name, "URL"}), name + "_ENDPOINT"});
    made.origin = fromAnswer("ai.providers");
    return made;
}

void addSettings(Draft& draft)
{
    const Choices& choices = draft.choices;
    AiSettings settings;
    settings.configurationSource = choices.one("ai.model_config");
    settings.quota = choices.one("ai.quota");
    settings.requestsPerMinute = choices.text("ai.rate_limit");
    settings.monthlyBudget = choices.text("ai.monthly_budget");
    settings.fallback = choices.one("ai.fallback");
    settings.cache = choices.one("ai.cache");
    settings.personalData = choices.one("ai.personal_data");
    draft.project.ai = settings;
    const std::vector<std::string> providers = choices.values("ai.providers");
    for (const std::string& provider : providers)
        put(draft.project.aiProviders, "ai-provider/" + provider, providerFrom(choices, provider));
    if (providers.empty())
        return;
    const bool otherProvider = settings.fallback == "other_provider" && providers.size() > 1;
    for (const std::string& feature : choices.values("ai.features")) {
        const std::string path = "ai-model/" + feature;
        AiModel model;
        model.name = feature + "_model";
        model.provider = Draft::idOf<AiProvider>("ai-provider/" + providers.front());
        model.modelVariable = "AI_" + upper(feature) + "_MODEL";
        model.purpose = "The model for " + feature + "; its name is read from the configuration.";
        model.timeout = "60 seconds";
        model.maximumAttempts = 2;
        model.logsUsage = true;
        model.currency = "EUR";
        // Whoever chats waits for the answer; all else can be asked from a job.
        if (feature != "chat")
            model.job = Draft::idOf<Job>("job/ask_model");
        model.origin = fromAnswer("ai.features");
        if (settings.fallback != "none" && !settings.fallback.empty()) {
            AiModel fallback = model;
            fallback.name = feature + "_fallback";
            fallback.provider =
                Draft::idOf<AiProvider>("ai-provider/" + (otherProvider ? providers[1] : providers.front()));
            fallback.modelVariable = "AI_" + upper(feature) + "_FALLBACK_MODEL";
            fallback.purpose = "Steps in for " + feature + " when the first model fails.";
            fallback.origin = fromAnswer("ai.fallback");
            put(draft.project.aiModels, path + "/fallback", fallback);
            model.fallback = Draft::idOf<AiModel>(path + "/fallback");
        }
        put(draft.project.aiModels, path, model);
    }
}

}  // namespace

void addAi(Draft& draft)
{
    const Choices& choices = draft.choices;
    if (!choices.ai())
        return;
    addSettings(draft);
    if (choices.has("ai.model_config", "database"))
        addModelTable(draft);
    addUsage(draft);
    if (choices.yes("ai.cache"))
        addCache(draft);
    if (choices.hasAny("ai.quota", {"per_tenant", "per_user", "per_plan"}))
        addBudgets(draft);
    if (choices.has("ai.features", "embeddings"))
        addEmbeddings(draft);
}

}  // namespace barch
