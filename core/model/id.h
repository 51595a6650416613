#pragma once

#include <compare>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace barch {

/// The number behind every id: 60 bits, written as 12 characters (0-9 a-z without i, l, o, u).
/// 0 means "none". Ids never change, so renaming an element never loses what refers to it.
class AnyId {
public:
    constexpr AnyId() = default;
    constexpr explicit AnyId(std::uint64_t number) : m_number(number & mask) {}

    constexpr std::uint64_t number() const { return m_number; }
    constexpr explicit operator bool() const { return m_number != 0; }
    std::string text() const;
    /// Nothing unless `text` is exactly the written form of an id other than "none".
    static std::optional<AnyId> parse(std::string_view text);
    /// The same path always gives the same id: for what the program makes (proposals, imports).
    static AnyId derive(std::string_view path);
    /// For what a person makes.
    static AnyId random();

    constexpr auto operator<=>(const AnyId&) const = default;

private:
    static constexpr std::uint64_t mask = (std::uint64_t{1} << 60) - 1;
    std::uint64_t m_number = 0;
};

/// An id that can only name one kind of element.
template <class Tag>
class Id : public AnyId {
public:
    constexpr Id() = default;
    constexpr explicit Id(AnyId id) : AnyId(id) {}
    static Id derive(std::string_view path) { return Id(AnyId::derive(path)); }
    static Id random() { return Id(AnyId::random()); }
    constexpr auto operator<=>(const Id&) const = default;
};

using NamespaceId = Id<struct NamespaceTag>;
using UserTypeId = Id<struct UserTypeTag>;  ///< an enum or a domain
using EnumValueId = Id<struct EnumValueTag>;
using SequenceId = Id<struct SequenceTag>;
using TableId = Id<struct TableTag>;
using ColumnId = Id<struct ColumnTag>;
using ConstraintId = Id<struct ConstraintTag>;  ///< primary key, unique, foreign key, check, exclusion
using IndexId = Id<struct IndexTag>;
using TriggerId = Id<struct TriggerTag>;
using PolicyId = Id<struct PolicyTag>;
using ViewId = Id<struct ViewTag>;
using FunctionId = Id<struct FunctionTag>;
using RoleId = Id<struct RoleTag>;
using ExtensionId = Id<struct ExtensionTag>;
using VerbatimId = Id<struct VerbatimTag>;
using FeatureId = Id<struct FeatureTag>;
using ReleaseId = Id<struct ReleaseTag>;
using RequirementId = Id<struct RequirementTag>;
using DecisionId = Id<struct DecisionTag>;
using GlossaryLinkId = Id<struct GlossaryLinkTag>;
using PermissionId = Id<struct PermissionTag>;
using AccessRoleId = Id<struct AccessRoleTag>;
using PlanId = Id<struct PlanTag>;
using FlagId = Id<struct FlagTag>;
using EndpointId = Id<struct EndpointTag>;
using WebhookId = Id<struct WebhookTag>;
using ChannelId = Id<struct ChannelTag>;
using ServiceId = Id<struct ServiceTag>;
using JobId = Id<struct JobTag>;
using ExternalCallId = Id<struct ExternalCallTag>;
using MessageId = Id<struct MessageTag>;
using BucketId = Id<struct BucketTag>;
using SearchIndexId = Id<struct SearchIndexTag>;
using AiProviderId = Id<struct AiProviderTag>;
using AiModelId = Id<struct AiModelTag>;
using PaymentEventId = Id<struct PaymentEventTag>;
using EnvironmentVariableId = Id<struct EnvironmentVariableTag>;
using MetricId = Id<struct MetricTag>;
using TestCaseId = Id<struct TestCaseTag>;
using WaiverId = Id<struct WaiverTag>;
using CommentId = Id<struct CommentTag>;
using AreaId = Id<struct AreaTag>;
using DiagramViewId = Id<struct DiagramViewTag>;

}  // namespace barch

template <>
struct std::hash<barch::AnyId> {
    std::size_t operator()(barch::AnyId id) const noexcept { return static_cast<std::size_t>(id.number()); }
};
template <class Tag>
struct std::hash<barch::Id<Tag>> {
    std::size_t operator()(barch::Id<Tag> id) const noexcept { return static_cast<std::size_t>(id.number()); }
};
