#pragma once

#include "core/model/element_ref.h"

#include <string>
#include <vector>

namespace barch {

struct ApiSettings {
    std::string style;             ///< "rest", "graphql", "provider_sdk"
    std::string basePath;          ///< "/api/v1"
    std::string errorFormat;       ///< "envelope" ({success, data, error}) or "problem" (RFC 9457)
    std::string rateLimit;
    std::vector<std::string> allowedOrigins;
    BARCH_FIELDS(ApiSettings, style, basePath, errorFormat, rateLimit, allowedOrigins)
};

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
    std::vector<int> errorStatuses;
    std::string deprecatedSince;
    std::string origin;
    BARCH_FIELDS(Endpoint, id, operationId, method, path, summary, table, permission, isPublic, idempotencyKey, rateLimit,
                 requestSchema, columns, errorStatuses, deprecatedSince, origin)
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

struct Service {
    ServiceId id;
    std::string name;
    std::string layer;             ///< "controller", "service", "repository"
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
    std::string runner;            ///< "bullmq", "celery", "inngest", "database_queue"
    std::string queue;
    std::vector<std::string> payload;
    bool carriesTenant = true;
    bool idempotent = false;
    std::string idempotencyKey;
    int maximumAttempts = 0;       ///< 0: not decided
    std::string backoff;
    bool deadLetter = false;
    std::string schedule;          ///< cron expression; empty: on demand
    std::string origin;
    BARCH_FIELDS(Job, id, name, description, runner, queue, payload, carriesTenant, idempotent, idempotencyKey,
                 maximumAttempts, backoff, deadLetter, schedule, origin)
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
    std::string configurationSource;  ///< "database" or "config_file"
    std::string quota;                ///< "per_tenant", "per_user", "per_plan", "none"
    std::string requestsPerMinute;
    std::string monthlyBudget;
    std::string fallback;
    std::string cache;
    std::string personalData;
    BARCH_FIELDS(AiSettings, configurationSource, quota, requestsPerMinute, monthlyBudget, fallback, cache, personalData)
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
    std::string origin;
    BARCH_FIELDS(AiModel, id, name, provider, modelVariable, purpose, fallback, usedBy, origin)
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
    std::string action;            ///< "provision", "revoke", "record", "notify"
    std::string description;
    std::string origin;
    BARCH_FIELDS(PaymentEvent, id, provider, event, action, description, origin)
};

}  // namespace barch
