#pragma once

#include "core/model/element_ref.h"

#include <string>
#include <vector>

namespace barch {

struct ApiSettings {
    std::string style;       ///< "rest", "graphql", "provider_sdk"
    std::string basePath;    ///< "/api/v1"
    std::string errorFormat; ///< "envelope" ({success, data, error}) or "problem" (RFC 9457)
    std::string rateLimit;
    std::vector<std::string> allowedOrigins;
    BARCH_FIELDS(ApiSettings, style, basePath, errorFormat, rateLimit, allowedOrigins)
};

/// What a call does. A list is read page by page with a cursor; an action is whatever is not reading or
/// writing one row; an upload takes a file.
enum class Operation : std::uint8_t { Unset, List, Read, Create, Update, Delete, Action, Upload };
BARCH_NAMES(Operation, "unset", "list", "read", "create", "update", "delete", "action", "upload")

struct EndpointField {
    ColumnId column;
    bool readable = true;
    bool writable = false;
    bool filterable = false;
    bool sortable = false;
    BARCH_FIELDS(EndpointField, column, readable, writable, filterable, sortable)
};

struct Endpoint {
    EndpointId id;
    std::string operationId;
    Operation operation = Operation::Unset;
    std::string method;
    std::string path;
    std::string summary;
    TableId table;
    PermissionId permission;
    bool isPublic = false;
    bool idempotencyKey = false;
    std::string rateLimit;
    std::string requestSchema;
    std::vector<EndpointField> columns;
    std::vector<ConstraintId> embeds; ///< foreign keys of the table whose rows may be asked for along with it
    std::vector<int> errorStatuses;
    FlagId flag;                           ///< the plan must have this flag
    ServiceId service;                     ///< what answers the call
    JobId job;                             ///< an action that is done later, by this job: the call answers 202
    std::string maximumSize;               ///< of an upload: "10 MB"
    std::vector<std::string> contentTypes; ///< that an upload may have
    std::string deprecatedSince;           ///< a date, 2026-11-22
    std::string removedAfter;              ///< a date: nobody may count on the call after it (header Sunset, RFC 8594)
    std::string origin;
    BARCH_FIELDS(Endpoint, id, operationId, operation, method, path, summary, table, permission, isPublic,
                 idempotencyKey, rateLimit, requestSchema, columns, embeds, errorStatuses, flag, service, job,
                 maximumSize, contentTypes, deprecatedSince, removedAfter, origin)
};

struct Webhook {
    WebhookId id;
    std::string name;
    bool incoming = true;
    std::string provider;
    std::string path;
    bool verifiesSignature = false;
    bool checksTimestamp = false;
    bool deduplicates = false;
    std::vector<std::string> events;
    std::string origin;
    BARCH_FIELDS(Webhook, id, name, incoming, provider, path, verifiesSignature, checksTimestamp, deduplicates, events,
                 origin)
};

/// A stream of news that clients may listen to.
struct Channel {
    ChannelId id;
    std::string name;      ///< "tickets.{ticket_id}"; the tenant is never part of it
    std::string transport; ///< "websocket", "server_sent_events", "provider"
    TableId table;
    PermissionId permission;
    std::vector<std::string> events;
    std::string description;
    std::string origin;
    BARCH_FIELDS(Channel, id, name, transport, table, permission, events, description, origin)
};

struct Service {
    ServiceId id;
    std::string name;
    std::string layer; ///< "controller", "service", "repository"
    std::string description;
    std::vector<ServiceId> uses;
    std::vector<TableId> tables;
    std::string origin;
    BARCH_FIELDS(Service, id, name, layer, description, uses, tables, origin)
};

struct Job {
    JobId id;
    std::string name;
    std::string description;
    std::string runner; ///< "bullmq", "celery", "inngest", "database_queue"
    std::string queue;
    std::vector<std::string> payload;
    bool carriesTenant = true;
    bool idempotent = false;
    std::string idempotencyKey;
    int maximumAttempts = 0; ///< 0: not decided
    std::string backoff;
    bool deadLetter = false;
    std::string timeout;
    std::string schedule; ///< cron expression; empty: on demand
    ServiceId service;    ///< what does the work
    std::string origin;
    BARCH_FIELDS(Job, id, name, description, runner, queue, payload, carriesTenant, idempotent, idempotencyKey,
                 maximumAttempts, backoff, deadLetter, timeout, schedule, service, origin)
};

struct ExternalCall {
    ExternalCallId id;
    std::string provider;
    std::string purpose;
    ElementRef calledFrom;
    std::string timeout;
    int maximumAttempts = 0;
    std::string onFailure;
    bool throughOutbox = false;
    std::string origin;
    BARCH_FIELDS(ExternalCall, id, provider, purpose, calledFrom, timeout, maximumAttempts, onFailure, throughOutbox,
                 origin)
};

struct AiSettings {
    std::string configurationSource; ///< "database" or "config_file"
    std::string quota;               ///< "per_tenant", "per_user", "per_plan", "none"
    std::string requestsPerMinute;
    std::string monthlyBudget;
    std::string fallback;
    std::string cache;
    std::string personalData;
    BARCH_FIELDS(AiSettings, configurationSource, quota, requestsPerMinute, monthlyBudget, fallback, cache,
                 personalData)
};

/// `keyVariable` and `endpointVariable` are names of environment variables, never their values.
struct AiProvider {
    AiProviderId id;
    std::string provider;
    std::string keyVariable;
    std::string endpointVariable;
    std::string origin;
    BARCH_FIELDS(AiProvider, id, provider, keyVariable, endpointVariable, origin)
};

/// A model by the name that the configuration gives it ("summariser"), not by a vendor's name.
struct AiModel {
    AiModelId id;
    std::string name;
    AiProviderId provider;
    std::string modelVariable;
    std::string purpose;
    AiModelId fallback;
    std::vector<FeatureId> usedBy;
    std::string timeout;
    int maximumAttempts = 0; ///< 0: not decided
    JobId job;               ///< asked from this job; none: while somebody waits
    bool logsUsage = false;
    std::string inputPrice; ///< per million tokens, in `currency`, as the user wrote it
    std::string outputPrice;
    std::string currency;
    double requestsPerMonth = 0; ///< expected, of all tenants together
    double inputTokens = 0;      ///< expected for one request
    double outputTokens = 0;
    double cacheHits = 0; ///< per cent of the requests that the cache answers
    std::string origin;
    BARCH_FIELDS(AiModel, id, name, provider, modelVariable, purpose, fallback, usedBy, timeout, maximumAttempts, job,
                 logsUsage, inputPrice, outputPrice, currency, requestsPerMonth, inputTokens, outputTokens, cacheHits,
                 origin)
};

struct PaymentSettings {
    std::vector<std::string> providers;
    std::string billingModel;
    std::string trial;
    BARCH_FIELDS(PaymentSettings, providers, billingModel, trial)
};

struct PaymentEvent {
    PaymentEventId id;
    std::string provider;
    std::string event;
    std::string action; ///< "provision", "revoke", "record", "notify"
    std::string description;
    std::vector<std::string> fromStates; ///< of the subscription; empty: the event moves no subscription
    std::string toState;
    std::string origin;
    BARCH_FIELDS(PaymentEvent, id, provider, event, action, description, fromStates, toState, origin)
};

} // namespace barch
