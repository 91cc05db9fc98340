// Where a value stands in an instrument's registers and how it is written there: a row of data from `wire` of a channel. Floats and double words
// are put together here, in an order that is stated; no library is trusted with it. Pure; values only.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/base/outcome.h"
#include "devices/instruments/measured.h"

namespace muster::devices::modbus {

enum class Type { int16, uint16, int32, uint32, float32 };
enum class Order { abcd, cdab, badc, dcba };  // of the bytes as they come; A is the most significant

struct Register {
  int function = 3;  // 3 holding, 4 input
  int address = 0;   // as it is sent: the first is 0
  Type type = Type::float32;
  Order order = Order::abcd;
  core::Decimal factor{1, 0};
  std::vector<core::Decimal> overRange, sensorLost;  // numbers, before the factor, that are no values
  int count() const { return type == Type::int16 || type == Type::uint16 ? 1 : 2; }
};

// The keys function, address, type, order, factor, over_range, sensor_lost, each behind `prefix`. What is not there is as in a fresh Register.
// Refuses each value that is none, with what may be written; the field is the key.
core::Outcome<Register> registerOf(const Wire& wire, const std::string& prefix = {});
const std::vector<std::string>& registerKeys();

// What count() registers say; a flag where they say that there is no value (a float: NaN sensor lost, infinite over range).
struct Value {
  std::optional<core::Decimal> number;
  core::ReadingFlag flag = core::ReadingFlag::sensorLost;  // without a number
  std::string typed;
};
core::Outcome<Value> valueOf(const Register& where, std::string_view bytes);  // refuses "not-understood": no number that can be kept

// The other way round, for the simulator; a float is given as its bits.
std::string bytesOf(const Register& where, std::uint32_t bits);

}  // namespace muster::devices::modbus
