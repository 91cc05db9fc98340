// States as canonical JSON: {"at":..., "last":"1:42", "revision":9, "type":"unit", "value":{...}}. Views, not facts: a state that
// does not read (written by another version) is dropped and refolded.
#include <algorithm>

#include "core/journal/apply.h"
#include "core/journal/fields_state.h"

namespace muster::core {

namespace {

constexpr std::array<std::string_view, 7> kTypes{"unit", "rack", "squad", "person", "rules", "store", "file"};  // the order of State::value

template <std::size_t... I>
bool readValue(std::size_t type, JsonWalk& in, State& state, std::string& wrong, std::index_sequence<I...>) {
  bool good = false;
  (void)((type == I ? (good = codec::read(in, state.value.emplace<I>(), wrong), true) : false) || ...);
  return good;
}

// `type` comes before `value`, so the value is known when it is met.
bool readState(JsonWalk& in, State& state, std::string& wrong) {
  if (!in.object()) return false;
  std::size_t type = kTypes.size();
  for (std::string name; in.member(name);) {
    bool good = false;
    if (name == "at") good = codec::read(in, state.lastOccurredAt, wrong);
    if (name == "last") good = codec::read(in, state.last, wrong);
    if (name == "revision") good = codec::read(in, state.revision, wrong);
    if (name == "type") {
      std::string word;
      good = in.text(word);
      type = static_cast<std::size_t>(std::find(kTypes.begin(), kTypes.end(), word) - kTypes.begin());
    }
    if (name == "value") good = readValue(type, in, state, wrong, std::make_index_sequence<kTypes.size()>());
    if (!good) return false;
  }
  return !in.bad();
}

}  // namespace

std::string stateBytes(const State& state) {
  std::string out;
  out.reserve(2048);
  out += '{';
  const auto member = [&out](std::string_view name, const auto& value) {
    codec::beginMember(name, out);
    codec::append(value, out);
  };
  if (state.lastOccurredAt != Instant::distantPast()) member("at", state.lastOccurredAt);
  if (state.last != FactId{}) member("last", state.last);
  member("revision", state.revision);
  member("type", std::string(kTypes[state.value.index()]));
  std::visit([&](const auto& value) { member("value", value); }, state.value);
  out += '}';
  return out;
}

Outcome<State> parseState(std::string_view bytes) {
  State state;
  std::string wrong;
  JsonWalk in(bytes);
  if (!readState(in, state, wrong) || !in.ended()) return codec::notRead(bytes, "state", wrong);
  if (stateBytes(state) != bytes) return codec::badField("state", "more than this program writes");
  return state;
}

}  // namespace muster::core
