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
    ServiceId service; ///< what answers it
    JobId job;         ///< what does the work after the answer
    std::string origin;
    BARCH_FIELDS(Webhook, id, name, incoming, provider, path, verifiesSignature, checksTimestamp, deduplicates, events,
                 service, job, origin)
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
    std::vector<JobId> starts; ///< jobs that it puts into a queue
    std::string origin;
    BARCH_FIELDS(Service, id, name, layer, description, uses, tables, starts, origin)
};

struct Job {
    JobId id;
    std::string name;
    std::string description;
    std::string runner; ///< "bullmq", "celery", "inngest", "database_queue"
    std::string queue;
    std::vector<std::string> payload;
    bool carriesTenant = true;
    bool restoresTenant = true; ///< the handler, each retry and the dead-letter handler set the tenant of the payload first
    bool idempotent = false;
    std::string idempotencyKey;
    int maximumAttempts = 0; ///< 0: not decided
    std::string backoff;
    bool deadLetter = false;
    std::string timeout;
    std::string schedule; ///< cron expression; empty: on demand
    ServiceId service;    ///< what does the work
    std::string origin;
    BARCH_FIELDS(Job, id, name, description, runner, queue, payload, carriesTenant, restoresTenant, idempotent,
                 idempotencyKey, maximumAttempts, backoff, deadLetter, timeout, schedule, service, origin)
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
    bool addressFromUser = false;          ///< a user of the product says where the call goes
    std::vector<std::string> allowedHosts; ///< that such an address may have
    std::string origin;
    BARCH_FIELDS(ExternalCall, id, provider, purpose, calledFrom, timeout, maximumAttempts, onFailure, throughOutbox,
                 addressFromUser, allowedHosts, origin)
};

/// An e-mail (or a text message) that the product sends.
struct Message {
    MessageId id;
    std::string name;
    std::string medium; ///< "email", "sms", "push"
    std::string subject;
    std::string description;           ///< when it is sent
    std::vector<std::string> variables; ///< what the text names: "user.name"
    bool canBeRefused = false;         ///< not needed for the service itself: carries a way to unsubscribe
    JobId job;                         ///< what sends it
    std::string origin;
    BARCH_FIELDS(Message, id, name, medium, subject, description, variables, canBeRefused, job, origin)
};

/// A place where files lie, apart from the database.
struct Bucket {
    BucketId id;
    std::string name;
    std::string description;
    bool isPublic = false;       ///< anybody who knows the address may read
    std::string keyPattern;      ///< "{tenant_id}/{attachment_id}": where a file lies
    TableId table;               ///< a row of it says which file is whose
    std::string maximumSize;     ///< "10 MB"
    std::vector<std::string> contentTypes;
    std::string linkLifetime;    ///< of a signed address: "5 minutes"
    std::string keptFor;         ///< "90 days"; empty: as long as the row
    bool scansForMalware = false;
    std::string origin;
    BARCH_FIELDS(Bucket, id, name, description, isPublic, keyPattern, table, maximumSize, contentTypes, linkLifetime,
                 keptFor, scansForMalware, origin)
};

/// What a search reads: columns of a table, kept in the database or in an engine of its own.
struct SearchIndex {
    SearchIndexId id;
    std::string name;
    std::string kind;   ///< "text", "vector"
    std::string engine; ///< "database", or a search engine's key ("opensearch", "meilisearch")
    TableId table;
    std::vector<ColumnId> columns;
    bool tenantFiltered = true; ///< every search carries the tenant, put in by the server
    JobId job;                  ///< what keeps an engine of its own up to date
    std::string description;
    std::string origin;
    BARCH_FIELDS(SearchIndex, id, name, kind, engine, table, columns, tenantFiltered, job, description, origin)
};

struct AiSettings {
    std::string configurationSource; ///< "database" or "config_file"
    std::string quota;               ///< "per_tenant", "per_user", "per_plan", "none"
    std::string requestsPerMinute;
    std::string monthlyBudget;
    std::string fallback;
    std::string cache;
    std::string personalData;
    double tenants = 0;       ///< expected, for what one costs; 0: not asked
    double fallbackShare = 0; ///< per cent of the requests that go to the model that steps in
    BARCH_FIELDS(AiSettings, configurationSource, quota, requestsPerMinute, monthlyBudget, fallback, cache, personalData,
                 tenants, fallbackShare)
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
    std::string toolRights;      ///< with whose rights its tools act: "" (no tools), "asking_person", "service"
    bool readsUntrusted = false; ///< text of strangers (pages, mails, files) is part of what it is asked
    bool needsApproval = false;  ///< a person confirms what its answer would change
    std::string inputPrice; ///< per million tokens, in `currency`, as the user wrote it
    std::string outputPrice;
    std::string currency;
    double requestsPerMonth = 0; ///< expected, of all tenants together
    double inputTokens = 0;      ///< expected for one request
    double outputTokens = 0;
    double cacheHits = 0; ///< per cent of the requests that the cache answers
    std::string origin;
    BARCH_FIELDS(AiModel, id, name, provider, modelVariable, purpose, fallback, usedBy, timeout, maximumAttempts, job,
                 logsUsage, toolRights, readsUntrusted, needsApproval, inputPrice, outputPrice, currency, requestsPerMonth, inputTokens, outputTokens, cacheHits,
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
