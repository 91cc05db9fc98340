// FlowState as text: "O2 actual", "O2 standard 0 °C 101.325 kPa".
#include <vector>

#include "core/base/plain_text.h"
#include "core/base/quantity.h"

namespace muster::core {

namespace {

struct GasName {
  Gas gas;
  std::string_view name;
};
constexpr GasName kGases[] = {{Gas::oxygen, "O2"}, {Gas::air, "air"}, {Gas::nitrogen, "N2"}};

std::vector<std::string_view> words(std::string_view text) {
  std::vector<std::string_view> found;
  for (text = trimmed(text); !text.empty(); text = trimmed(text)) {
    const auto length = std::min(text.find(' '), text.size());
    found.push_back(text.substr(0, length));
    text.remove_prefix(length);
  }
  return found;
}

}  // namespace

std::string FlowState::text() const {
  std::string state;
  for (const auto& row : kGases) {
    if (row.gas == gas) state = row.name;
  }
  if (kind == Kind::actual) return state + " actual";
  return state + " standard " + celsius.text() + " °C " + kilopascal.text() + " kPa";
}

Outcome<FlowState> FlowState::parse(std::string_view text) {
  const Problem refused{"bad-flow-state",
                        msg("\"{typed}\" does not say at which state a flow is stated", {{"typed", std::string(text)}}),
                        msg("Write it as \"O2 actual\" or \"O2 standard 0 °C 101.325 kPa\""),
                        {}};
  const std::string plain = plainForms(text);
  const auto parts = words(plain);
  if (parts.size() < 2) return refused;
  FlowState state;
  bool known = false;
  for (const auto& row : kGases) {
    if (row.name != parts[0]) continue;
    state.gas = row.gas;
    known = true;
  }
  if (!known) return refused;
  if (parts[1] == "actual" && parts.size() == 2) return state;
  if (parts[1] != "standard" || parts.size() != 6) return refused;
  const auto celsius = Decimal::parse(parts[2]), kilopascal = Decimal::parse(parts[4]);
  if (!celsius || !kilopascal || findUnit(parts[3]) != Unit::celsius || findUnit(parts[5]) != Unit::kilopascal) return refused;
  if (kilopascal.value() <= Decimal(0, 0)) return refused;
  state.kind = Kind::standard;
  state.celsius = *celsius;
  state.kilopascal = *kilopascal;
  return state;
}

}  // namespace muster::core
