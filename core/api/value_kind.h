#pragma once

#include "core/model/column_type.h"
#include "core/model/project.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace barch::api {

/// What a column's values are, with all spellings of one type brought together.
enum class ValueKind : std::uint8_t {
    Boolean, SmallInteger, Integer, BigInteger, Numeric, Real, Double,
    Text,           ///< text, varchar
    FixedText,      ///< char(n): spaces at the end don't count
    CaselessText,   ///< citext
    Uuid, Date, Time, TimeWithZone, Timestamp, TimestampWithZone, Interval,
    Json, BinaryJson, Bytes, Enumeration, Composite,
    Address, Network, HardwareAddress, Bits, VaryingBits, Vector,
    Other,          ///< a type whose values are not known here
};

bool isWholeNumber(ValueKind kind);
/// Whole numbers and numeric: calculated without loss.
bool isExactNumber(ValueKind kind);
bool isFloat(ValueKind kind);
bool isText(ValueKind kind);

/// A type with everything behind it: domains taken apart down to the type they stand on.
struct ValueShape {
    ValueKind kind = ValueKind::Other;
    ColumnType type;                    ///< of one value: "varchar", {"80"}; empty for enums and composites
    int dimensions = 0;                 ///< of an array
    const UserType* userType = nullptr; ///< the enum, composite or domain itself; lives as long as the project
};

ValueKind kindOfType(const ColumnType& type);
/// Domains are followed to their base.
ValueShape shapeOf(const Project& project, const Column& column);
ValueShape shapeOfType(const Project& project, std::string_view typeText);

}  // namespace barch::api
