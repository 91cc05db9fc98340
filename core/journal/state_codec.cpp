// States as canonical JSON: {"at":..., "last":"1:42", "revision":9, "type":"unit", "value":{...}}. Views, not facts: a state that
// does not read (written by another version) is dropped and refolded.
#include "core/journal/apply.h"
#include "core/journal/fields_state.h"

namespace muster::core {

namespace {

constexpr std::array<std::string_view, 6> kTypes{"unit", "rack", "squad", "person", "rules", "store"};  // the order of State::value

template <std::size_t... I>
bool readValue(std::size_t type, const Json& json, State& state, std::string& wrong, std::index_sequence<I...>) {
  bool good = false;
  (void)((type == I ? (good = codec::read(json, state.value.emplace<I>(), wrong), true) : false) || ...);
  return good;
}

}  // namespace

std::string stateBytes(const State& state) {
  Json::Object object;
  if (state.lastOccurredAt != Instant::distantPast()) object.emplace("at", codec::write(state.lastOccurredAt));
  if (state.last != FactId{}) object.emplace("last", codec::write(state.last));
  object.emplace("revision", Json(static_cast<std::int64_t>(state.revision)));
  object.emplace("type", Json(kTypes[state.value.index()]));
  object.emplace("value", std::visit([](const auto& value) { return codec::write(value); }, state.value));
  return canonical(Json(std::move(object)));
}

Outcome<State> parseState(std::string_view bytes) {
  const auto json = parseCanonical(bytes);
  if (!json) return json.problems();
  State state;
  std::string wrong;
  const auto take = [&](std::string_view name, auto& into) {
    const Json* member = json->find(name);
    return !member || codec::read(*member, into, wrong);
  };
  if (!take("at", state.lastOccurredAt) || !take("last", state.last) || !take("revision", state.revision)) return codec::badField("state", "head");
  const std::string type = json->str("type");
  std::size_t index = 0;
  while (index < kTypes.size() && kTypes[index] != type) ++index;
  const Json* value = json->find("value");
  if (!value || !readValue(index, *value, state, wrong, std::make_index_sequence<kTypes.size()>())) return codec::badField("state", wrong);
  if (stateBytes(state) != bytes) return codec::badField("state", "more than this program writes");
  return state;
}

}  // namespace muster::core
