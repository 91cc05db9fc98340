#include "devices/instruments/modbus/register.h"

#include <algorithm>
#include <array>
#include <bit>
#include <charconv>
#include <cmath>
#include <utility>

#include "core/base/wide.h"

namespace muster::devices::modbus {
namespace {

using core::msg;

constexpr std::array<std::pair<std::string_view, Type>, 5> kTypes{
    {{"int16", Type::int16}, {"uint16", Type::uint16}, {"int32", Type::int32}, {"uint32", Type::uint32}, {"float32", Type::float32}}};
constexpr std::array<std::pair<std::string_view, Order>, 4> kOrders{
    {{"ABCD", Order::abcd}, {"CDAB", Order::cdab}, {"BADC", Order::badc}, {"DCBA", Order::dcba}}};

// Takes the keys one by one and keeps what is wrong with them.
class Keys {
 public:
  Keys(const Wire& wire, const std::string& prefix) : wire_(wire), prefix_(prefix) {}

  template <typename Read>
  void take(const char* key, core::Message remedy, Read read) {
    const auto found = wire_.find(prefix_ + key);
    if (found == wire_.end() || read(found->second)) return;
    problems.push_back({"wrong-value",
                        msg("{text} is no {key} of a register", {{"text", found->second}, {"key", prefix_ + key}}),
                        std::move(remedy),
                        {.field = prefix_ + key}});
  }

  core::Problems problems;

 private:
  const Wire& wire_;
  const std::string& prefix_;
};

template <typename Table, typename Named>
bool readName(const Table& table, const std::string& text, Named& into) {
  const auto found = std::find_if(table.begin(), table.end(), [&](const auto& row) { return row.first == text; });
  if (found != table.end()) into = found->second;
  return found != table.end();
}

bool readAddress(std::string_view text, int& into) {
  const int base = text.starts_with("0x") ? 16 : 10;
  if (base == 16) text.remove_prefix(2);
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), into, base);
  return error == std::errc() && end == text.data() + text.size() && into >= 0 && into <= 0xFFFF;
}

bool readFactor(const std::string& text, core::Decimal& into) {
  const auto factor = core::Decimal::parse(text);
  if (factor) into = *factor;
  return factor && factor->coefficient() != 0 && core::magnitude(factor->coefficient()) < 1'000'000'000 && factor->scale() <= 9;
}

bool readNumbers(std::string_view text, std::vector<core::Decimal>& into) {
  while (!text.empty()) {
    const auto comma = text.find(',');
    const auto number = core::Decimal::parse(core::plainNumber(text.substr(0, comma)));
    if (!number) return false;
    into.push_back(*number);
    text.remove_prefix(comma == std::string_view::npos ? text.size() : comma + 1);
  }
  return !into.empty();
}

// Most significant byte first.
std::uint32_t bitsOf(const Register& where, std::string_view bytes) {
  static constexpr std::array<std::array<int, 4>, 4> kPlaces{{{0, 1, 2, 3}, {2, 3, 0, 1}, {1, 0, 3, 2}, {3, 2, 1, 0}}};
  const bool swapped = where.order == Order::badc || where.order == Order::dcba;
  const auto at = [&](int i) { return static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[static_cast<std::size_t>(i)])); };
  if (where.count() == 1) return swapped ? at(1) << 8 | at(0) : at(0) << 8 | at(1);
  std::uint32_t bits = 0;
  for (const int place : kPlaces[static_cast<std::size_t>(where.order)]) bits = bits << 8 | at(place);
  return bits;
}

std::optional<core::Decimal> times(const core::Decimal& number, const core::Decimal& factor) {
  if (factor == core::Decimal(1, 0)) return number;
  core::Int128 product = static_cast<core::Int128>(number.coefficient()) * factor.coefficient();
  int scale = number.scale() + factor.scale();
  constexpr core::Int128 kMost = 999'999'999'999'999'999;
  while (scale > 0 && (scale > 18 || product > kMost || product < -kMost) && product % 10 == 0) product /= 10, --scale;
  if (scale > 18 || product > kMost || product < -kMost) return std::nullopt;
  return core::Decimal(static_cast<std::int64_t>(product), scale);
}

bool among(const std::vector<core::Decimal>& numbers, const core::Decimal& number) {
  return std::find(numbers.begin(), numbers.end(), number) != numbers.end();
}

}  // namespace

const std::vector<std::string>& registerKeys() {
  static const std::vector<std::string> kKeys{"function", "address", "type", "order", "factor", "over_range", "sensor_lost"};
  return kKeys;
}

core::Outcome<Register> registerOf(const Wire& wire, const std::string& prefix) {
  Register where;
  Keys keys(wire, prefix);
  keys.take("function", msg("Write 3 (holding registers) or 4 (input registers)"), [&](const std::string& text) {
    where.function = text == "4" ? 4 : 3;
    return text == "3" || text == "4";
  });
  keys.take("address", msg("Write it as it is sent, from 0 to 65535, as 0x0002 or 2; a manual that counts from 1 or from 40001 means one less"),
            [&](const std::string& text) { return readAddress(text, where.address); });
  keys.take("type", msg("Write int16, uint16, int32, uint32 or float32"),
            [&](const std::string& text) { return readName(kTypes, text, where.type); });
  keys.take("order", msg("Write ABCD, CDAB, BADC or DCBA"), [&](const std::string& text) { return readName(kOrders, text, where.order); });
  keys.take("factor", msg("Write a number as 0.1, not 0"), [&](const std::string& text) { return readFactor(text, where.factor); });
  keys.take("over_range", msg("Write numbers with commas between, as 32767, -32768"),
            [&](const std::string& text) { return readNumbers(text, where.overRange); });
  keys.take("sensor_lost", msg("Write numbers with commas between, as 32767, -32768"),
            [&](const std::string& text) { return readNumbers(text, where.sensorLost); });
  if (!keys.problems.empty()) return keys.problems;
  return where;
}

core::Outcome<Value> valueOf(const Register& where, std::string_view bytes) {
  using Flag = core::ReadingFlag;
  const std::uint32_t bits = bitsOf(where, bytes);
  std::optional<core::Decimal> number;
  if (where.type == Type::float32) {
    const float value = std::bit_cast<float>(bits);
    if (std::isnan(value)) return Value{std::nullopt, Flag::sensorLost, "NaN"};
    if (std::isinf(value)) return Value{std::nullopt, Flag::overRange, value > 0 ? "+INF" : "-INF"};
    number = decimalOf(value);
  } else if (where.type == Type::int16) {
    number = core::Decimal(static_cast<std::int16_t>(bits), 0);
  } else if (where.type == Type::int32) {
    number = core::Decimal(static_cast<std::int32_t>(bits), 0);
  } else {
    number = core::Decimal(bits, 0);
  }
  if (number && among(where.overRange, *number)) return Value{std::nullopt, Flag::overRange, number->text()};
  if (number && among(where.sensorLost, *number)) return Value{std::nullopt, Flag::sensorLost, number->text()};
  if (number) number = times(*number, where.factor);
  if (!number)
    return core::Problem{"not-understood",
                         msg("what stands in register {address} is no number that can be kept", {{"address", std::to_string(where.address)}}),
                         msg("see that type and order in the model's file are those of its manual, or type the readings"),
                         {}};
  return Value{number, {}, number->text()};
}

std::string bytesOf(const Register& where, std::uint32_t bits) {
  std::string plain;
  for (int i = 2 * where.count() - 1; i >= 0; --i) plain += static_cast<char>(bits >> (8 * i) & 0xFF);
  // Each order is its own way back.
  if (where.count() == 1) return where.order == Order::badc || where.order == Order::dcba ? std::string{plain[1], plain[0]} : plain;
  const std::uint32_t back = bitsOf(where, plain);
  std::string bytes;
  for (int i = 3; i >= 0; --i) bytes += static_cast<char>(back >> (8 * i) & 0xFF);
  return bytes;
}

}  // namespace muster::devices::modbus
