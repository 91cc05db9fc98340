#include "core/journal/codec_leaves.h"

#include "core/journal/fact.h"
#include "core/journal/fields_equipment.h"

namespace muster::core::codec {

namespace {

// A text and what it means, for leaves that are written as one.
template <typename T, typename Parse>
bool readText(JsonWalk& in, T& value, Parse parse) {
  std::string text;
  if (!in.text(text)) return false;
  auto parsed = parse(text);
  if (!parsed) return false;
  value = *std::move(parsed);
  return true;
}

template <typename T>
bool readPlace(JsonWalk& in, Place& value) {
  std::string wrong;
  return codec::read(in, value.emplace<T>(), wrong);
}

template <typename T>
void appendPlace(std::string_view which, const Place& value, std::string& out) {
  const auto* place = std::get_if<T>(&value);
  if (!place) return;
  beginMember(which, out);
  codec::append(*place, out);
}

}  // namespace

bool Leaf<Date>::read(JsonWalk& in, Date& value) { return readText(in, value, parseDate); }

void Leaf<Quantity>::append(const Quantity& value, std::string& out) {
  if (!value.flow) return appendText(value.text(), out);
  out += "{\"flow\":";
  appendText(value.flow->text(), out);
  out += ",\"value\":";
  appendText(value.text(), out);
  out += '}';
}

bool Leaf<Quantity>::read(JsonWalk& in, Quantity& value) {
  if (in.next() == '"') return readText(in, value, Quantity::parse);
  std::string name;
  FlowState flow;
  if (!in.object() || !in.member(name) || name != "flow" || !readText(in, flow, FlowState::parse)) return false;
  if (!in.member(name) || name != "value" || !readText(in, value, Quantity::parse)) return false;
  value.flow = flow;
  return !in.member(name) && !in.bad();
}

void Leaf<FactId>::append(FactId value, std::string& out) { appendText(text(value), out); }

bool Leaf<FactId>::read(JsonWalk& in, FactId& value) { return readText(in, value, parseFactId); }

bool Leaf<Subject>::read(JsonWalk& in, Subject& value) { return readText(in, value, Subject::parse); }

void Leaf<Message>::append(const Message& value, std::string& out) {
  if (value.places.empty()) return appendText(value.source, out);
  out += '[';
  appendText(value.source, out);
  for (const auto& [name, words] : value.places) {
    out += ",[";
    appendText(name, out);
    out += ',';
    appendText(words.en, out);
    if (!words.zh.empty()) {
      out += ',';
      appendText(words.zh, out);
    }
    out += ']';
  }
  out += ']';
}

bool Leaf<Message>::read(JsonWalk& in, Message& value) {
  value = {};
  if (in.next() == '"') return in.text(value.source);
  if (!in.array() || !in.element() || !in.text(value.source)) return false;
  while (in.element()) {
    std::string name;
    Text words;
    if (!in.array() || !in.element() || !in.text(name) || !in.element() || !in.text(words.en)) return false;
    if (in.element() && (!in.text(words.zh) || in.element())) return false;
    value.places.emplace_back(std::move(name), std::move(words));
  }
  return !value.places.empty() && !in.bad();
}

void Leaf<Place>::append(const Place& value, std::string& out) {
  out += '{';
  appendPlace<InSlot>("slot", value, out);
  appendPlace<InUnit>("unit", value, out);
  appendPlace<Out>("out", value, out);
  appendPlace<Away>("away", value, out);
  out += '}';
}

bool Leaf<Place>::read(JsonWalk& in, Place& value) {
  std::string which;
  if (!in.object()) return false;
  if (!in.member(which)) return value = Loose{}, !in.bad();
  const bool good = which == "slot"   ? readPlace<InSlot>(in, value)
                    : which == "unit" ? readPlace<InUnit>(in, value)
                    : which == "out"  ? readPlace<Out>(in, value)
                    : which == "away" ? readPlace<Away>(in, value)
                                      : false;
  return good && !in.member(which) && !in.bad();
}

bool Leaf<Body>::read(JsonWalk& in, Body& value) {
  std::string_view raw;
  if (!in.skip(raw)) return false;
  value = Body(std::string(raw));
  return true;
}

}  // namespace muster::core::codec
