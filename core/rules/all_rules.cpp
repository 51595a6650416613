#include "core/rules/rule.h"

#include <algorithm>
#include <array>

namespace barch {
namespace rules {

extern const Rule vectorsWithoutTenant;  // AI001
extern const Rule vectorIndexLosesRows;  // AI002
extern const Rule toolsWithMoreRights;  // AI003
extern const Rule noQuotaForTenant;  // AI004
extern const Rule personalDataToModel;  // AI005
extern const Rule strangersSteerAction;  // AI006
extern const Rule modelNameInDesign;  // AI007
extern const Rule providerWithoutVariables;  // AI008
extern const Rule noFallbackModel;  // AI009
extern const Rule usageNotCounted;  // AI010
extern const Rule noLimitForModel;  // AI011
extern const Rule cacheUndecided;  // AI012
extern const Rule callWithoutLog;  // AI013
extern const Rule featureNamesProvider;  // AI014
extern const Rule endpointWithoutOperationId;  // API001
extern const Rule collectionWithoutPermission;  // API002
extern const Rule objectWithoutOwnershipCheck;  // API003
extern const Rule clientSetsRights;  // API004
extern const Rule guessableIdWithoutLogin;  // API005
extern const Rule listWithoutPages;  // API006
extern const Rule unlimitedText;  // API007
extern const Rule errorFormatUndecided;  // API008
extern const Rule endpointWithoutRateLimit;  // API009
extern const Rule postWithoutIdempotencyKey;  // API010
extern const Rule updateWithoutVersion;  // API011
extern const Rule addressFromUser;  // API012
extern const Rule originsOpen;  // API013
extern const Rule endWithoutNotice;  // API014
extern const Rule inputWithoutSchema;  // API015
extern const Rule endpointWithoutErrors;  // API016
extern const Rule unversionedPath;  // API017
extern const Rule callAnsweredTwice;  // API018
extern const Rule filterWithoutIndex;  // API019
extern const Rule tenantRowsWithoutLogin;  // AUT001
extern const Rule adminWithoutSecondFactor;  // AUT002
extern const Rule passwordWeaklyHashed;  // AUT003
extern const Rule sessionTokenStoredRaw;  // AUT004
extern const Rule sessionWithoutEnd;  // AUT005
extern const Rule tokenTermsUndecided;  // AUT006
extern const Rule publicClientWithoutChallenge;  // AUT007
extern const Rule roleAcrossTenants;  // AUT008
extern const Rule loginWithoutThrottle;  // AUT009
extern const Rule roleInclusionCircle;  // AUT010
extern const Rule permissionNobodyHas;  // AUT011
extern const Rule roleWithoutPermission;  // AUT012
extern const Rule planFlagNothingUses;  // AUT013
extern const Rule policiesOlderThanRoles;  // AUT014
extern const Rule personalDataUnclassified;  // CMP001
extern const Rule healthDataWithoutAccessLog;  // CMP005
extern const Rule auditLogCanChange;  // CMP007
extern const Rule planIncomplete;  // DEP005
extern const Rule filesOnTheInstance;  // DEP006
extern const Rule featureBeforeItsDependency;  // FEA001
extern const Rule featureCycle;  // FEA002
extern const Rule nothingBehindFeature;  // FEA003
extern const Rule nobodyAsksForElement;  // FEA004
extern const Rule requirementWithoutNumber;  // FEA005
extern const Rule jobWithoutTenant;  // JOB001
extern const Rule jobTenantNotRestored;  // JOB002
extern const Rule jobRepeatsItsEffect;  // JOB003
extern const Rule twoSystemsWithoutOutbox;  // JOB004
extern const Rule jobRetriesUndecided;  // JOB005
extern const Rule outsideCallInRequest;  // JOB006
extern const Rule outsideCallWithoutLimits;  // JOB007
extern const Rule logLineWithoutOrigin;  // OBS001
extern const Rule sensitiveFieldLogged;  // OBS002
extern const Rule refusalsUnalerted;  // OBS003
extern const Rule logLineIncomplete;  // OBS004
extern const Rule serviceLevelUnmeasured;  // OBS005
extern const Rule cardNumberStored;  // PAY001
extern const Rule cardVerificationStored;  // PAY002
extern const Rule paymentWithoutIdempotencyKey;  // PAY003
extern const Rule paymentWebhookUnguarded;  // PAY004
extern const Rule amountWithoutCurrency;  // PAY005
extern const Rule ledgerCanDrift;  // PAY006
extern const Rule planFeatureUnchecked;  // PAY007
extern const Rule paymentEventWithoutStep;  // PAY008
extern const Rule customerIdMissing;  // PAY009
extern const Rule questionOpen;  // QST001
extern const Rule assumptionUnconfirmed;  // QST002
extern const Rule answersContradict;  // QST003
extern const Rule tableWithoutPrimaryKey;  // SCH001
extern const Rule foreignKeyWithoutIndex;  // SCH002
extern const Rule foreignKeyTypesDiffer;  // SCH003
extern const Rule moneyAsFloat;  // SCH004
extern const Rule timestampWithoutZone;  // SCH005
extern const Rule smallSurrogateKey;  // SCH006
extern const Rule valuesInOneColumn;  // SCH007
extern const Rule redundantIndex;  // SCH008
extern const Rule awkwardIdentifier;  // SCH009
extern const Rule softDeleteBlocksUnique;  // SCH010
extern const Rule statusWithoutConstraint;  // SCH011
extern const Rule tableWithoutTimeStamps;  // SCH012
extern const Rule auditLogIncomplete;  // SCH013
extern const Rule loginKeptTwice;  // SCH014
extern const Rule danglingReference;  // SCH015
extern const Rule unknownType;  // SCH016
extern const Rule serviceSecretInPlain;  // SEC001
extern const Rule apiKeyKeptCarelessly;  // SEC003
extern const Rule secretInAnswer;  // SEC005
extern const Rule literalSecret;  // SEC006
extern const Rule fixedAddress;  // SEC007
extern const Rule personalSecretInPlain;  // SEC008
extern const Rule stackPartsClash;  // STK001
extern const Rule decisionOpen;  // STK002
extern const Rule decisionAgainstAnswer;  // STK003
extern const Rule tableWithoutTenancyClass;  // TEN001
extern const Rule tenantTableWithoutTenantKey;  // TEN002
extern const Rule tenantKeyNullable;  // TEN003
extern const Rule tenantKeyTypeDiffers;  // TEN004
extern const Rule tenantKeyWithoutReference;  // TEN005
extern const Rule tenantKeyCanChange;  // TEN006
extern const Rule parentWithoutTenantUnique;  // TEN007
extern const Rule referenceWithoutTenant;  // TEN008
extern const Rule compositeReferenceHalfEmpty;  // TEN009
extern const Rule setNullEmptiesTenantKey;  // TEN010
extern const Rule cascadeAcrossTenants;  // TEN011
extern const Rule globalTableRefersToTenantRow;  // TEN012
extern const Rule linkTableWithoutTenant;  // TEN013
extern const Rule uniqueWithoutTenant;  // TEN014
extern const Rule tenantTableWithoutRowSecurity;  // TEN016
extern const Rule rowSecurityNotForced;  // TEN017
extern const Rule runtimeRolePastRowSecurity;  // TEN018
extern const Rule runtimeRoleIsMigrationRole;  // TEN019
extern const Rule policiesWithoutRowSecurity;  // TEN020
extern const Rule rowSecurityWithoutPermission;  // TEN021
extern const Rule policyIgnoresTenant;  // TEN022
extern const Rule policyAlwaysTrue;  // TEN023
extern const Rule policyCheckWeaker;  // TEN024
extern const Rule policiesWithoutFloor;  // TEN025
extern const Rule endpointWithoutRight;  // TEN026
extern const Rule policyForEverybody;  // TEN027
extern const Rule policyWithFixedTenant;  // TEN030
extern const Rule unsafeTenantSetting;  // TEN032
extern const Rule policyReferenceCycle;  // TEN035
extern const Rule viewReadsAsOwner;  // TEN037
extern const Rule materializedViewExposed;  // TEN038
extern const Rule definerFunctionOpen;  // TEN039
extern const Rule definerSearchPathOpen;  // TEN040
extern const Rule partitionDirectlyReadable;  // TEN041
extern const Rule runtimeMayTruncate;  // TEN042
extern const Rule copyWithoutRowSecurity;  // TEN043
extern const Rule policySlow;  // TEN047
extern const Rule defaultPrivilegesOpen;  // TEN049
extern const Rule hybridWithoutRouting;  // TEN051
extern const Rule tenantDatabasesShareCredentials;  // TEN052
extern const Rule mysqlBaseTableGranted;  // TEN054
extern const Rule sqliteFileUnguarded;  // TEN055
extern const Rule exposedTableOpen;  // TEN056
extern const Rule tableClosedToEverybody;  // TEN057
extern const Rule tenantTableWithoutIsolationTest;  // TST001
extern const Rule testsRunPastGuards;  // TST002
extern const Rule guardWithoutProof;  // TST003
extern const Rule migrationsUntried;  // TST004
extern const Rule scenarioUntested;  // TST005

}  // namespace rules

const std::vector<Rule>& allRules()
{
    using namespace rules;
    static const std::vector<Rule> all = {
        vectorsWithoutTenant,
        vectorIndexLosesRows,
        toolsWithMoreRights,
        noQuotaForTenant,
        personalDataToModel,
        strangersSteerAction,
        modelNameInDesign,
        providerWithoutVariables,
        noFallbackModel,
        usageNotCounted,
        noLimitForModel,
        cacheUndecided,
        callWithoutLog,
        featureNamesProvider,
        endpointWithoutOperationId,
        collectionWithoutPermission,
        objectWithoutOwnershipCheck,
        clientSetsRights,
        guessableIdWithoutLogin,
        listWithoutPages,
        unlimitedText,
        errorFormatUndecided,
        endpointWithoutRateLimit,
        postWithoutIdempotencyKey,
        updateWithoutVersion,
        addressFromUser,
        originsOpen,
        endWithoutNotice,
        inputWithoutSchema,
        endpointWithoutErrors,
        unversionedPath,
        callAnsweredTwice,
        filterWithoutIndex,
        tenantRowsWithoutLogin,
        adminWithoutSecondFactor,
        passwordWeaklyHashed,
        sessionTokenStoredRaw,
        sessionWithoutEnd,
        tokenTermsUndecided,
        publicClientWithoutChallenge,
        roleAcrossTenants,
        loginWithoutThrottle,
        roleInclusionCircle,
        permissionNobodyHas,
        roleWithoutPermission,
        planFlagNothingUses,
        policiesOlderThanRoles,
        personalDataUnclassified,
        healthDataWithoutAccessLog,
        auditLogCanChange,
        planIncomplete,
        filesOnTheInstance,
        featureBeforeItsDependency,
        featureCycle,
        nothingBehindFeature,
        nobodyAsksForElement,
        requirementWithoutNumber,
        jobWithoutTenant,
        jobTenantNotRestored,
        jobRepeatsItsEffect,
        twoSystemsWithoutOutbox,
        jobRetriesUndecided,
        outsideCallInRequest,
        outsideCallWithoutLimits,
        logLineWithoutOrigin,
        sensitiveFieldLogged,
        refusalsUnalerted,
        logLineIncomplete,
        serviceLevelUnmeasured,
        cardNumberStored,
        cardVerificationStored,
        paymentWithoutIdempotencyKey,
        paymentWebhookUnguarded,
        amountWithoutCurrency,
        ledgerCanDrift,
        planFeatureUnchecked,
        paymentEventWithoutStep,
        customerIdMissing,
        questionOpen,
        assumptionUnconfirmed,
        answersContradict,
        tableWithoutPrimaryKey,
        foreignKeyWithoutIndex,
        foreignKeyTypesDiffer,
        moneyAsFloat,
        timestampWithoutZone,
        smallSurrogateKey,
        valuesInOneColumn,
        redundantIndex,
        awkwardIdentifier,
        softDeleteBlocksUnique,
        statusWithoutConstraint,
        tableWithoutTimeStamps,
        auditLogIncomplete,
        loginKeptTwice,
        danglingReference,
        unknownType,
        serviceSecretInPlain,
        apiKeyKeptCarelessly,
        secretInAnswer,
        literalSecret,
        fixedAddress,
        personalSecretInPlain,
        stackPartsClash,
        decisionOpen,
        decisionAgainstAnswer,
        tableWithoutTenancyClass,
        tenantTableWithoutTenantKey,
        tenantKeyNullable,
        tenantKeyTypeDiffers,
        tenantKeyWithoutReference,
        tenantKeyCanChange,
        parentWithoutTenantUnique,
        referenceWithoutTenant,
        compositeReferenceHalfEmpty,
        setNullEmptiesTenantKey,
        cascadeAcrossTenants,
        globalTableRefersToTenantRow,
        linkTableWithoutTenant,
        uniqueWithoutTenant,
        tenantTableWithoutRowSecurity,
        rowSecurityNotForced,
        runtimeRolePastRowSecurity,
        runtimeRoleIsMigrationRole,
        policiesWithoutRowSecurity,
        rowSecurityWithoutPermission,
        policyIgnoresTenant,
        policyAlwaysTrue,
        policyCheckWeaker,
        policiesWithoutFloor,
        endpointWithoutRight,
        policyForEverybody,
        policyWithFixedTenant,
        unsafeTenantSetting,
        policyReferenceCycle,
        viewReadsAsOwner,
        materializedViewExposed,
        definerFunctionOpen,
        definerSearchPathOpen,
        partitionDirectlyReadable,
        runtimeMayTruncate,
        copyWithoutRowSecurity,
        policySlow,
        defaultPrivilegesOpen,
        hybridWithoutRouting,
        tenantDatabasesShareCredentials,
        mysqlBaseTableGranted,
        sqliteFileUnguarded,
        exposedTableOpen,
        tableClosedToEverybody,
        tenantTableWithoutIsolationTest,
        testsRunPastGuards,
        guardWithoutProof,
        migrationsUntried,
        scenarioUntested,
    };
    return all;
}

const Rule* findRule(std::string_view code)
{
    const std::vector<Rule>& all = allRules();
    const auto found = std::find_if(all.begin(), all.end(), [&](const Rule& rule) { return rule.code == code; });
    return found == all.end() ? nullptr : &*found;
}

std::string_view subjectOf(std::string_view code)
{
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 16> subjects = {{
        {"AI", "AI"}, {"API", "API"}, {"AUT", "Login"}, {"CMP", "Privacy"}, {"DEP", "Deployment"}, {"FEA", "Features"}, {"JOB", "Jobs"},
        {"MIG", "Migrations"}, {"OBS", "Observability"}, {"PAY", "Payments"}, {"QST", "Answers"}, {"SCH", "Schema"}, {"SEC", "Secrets"},
        {"STK", "Stack"},
        {"TEN", "Isolation"}, {"TST", "Tests"},
    }};
    const std::string_view group = code.substr(0, code.find_first_of("0123456789"));
    const auto found = std::find_if(subjects.begin(), subjects.end(), [&](const auto& subject) { return subject.first == group; });
    return found == subjects.end() ? std::string_view("Other") : found->second;
}

}  // namespace barch
