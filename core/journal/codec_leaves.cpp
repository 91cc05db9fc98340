#include "core/journal/codec_leaves.h"

#include "core/journal/fact.h"
#include "core/journal/fields_equipment.h"

namespace muster::core::codec {

bool Leaf<Instant>::read(const Json& json, Instant& value) {
  if (!json.asInt()) return false;
  value.micros = *json.asInt();
  return true;
}

bool Leaf<Date>::read(const Json& json, Date& value) {
  if (!json.asString()) return false;
  const auto date = parseDate(*json.asString());
  if (date) value = *date;
  return date.ok();
}

Json Leaf<Quantity>::write(const Quantity& value) {
  if (!value.flow) return Json(value.text());
  return Json(Json::Object{{"flow", Json(value.flow->text())}, {"value", Json(value.text())}});
}

bool Leaf<Quantity>::read(const Json& json, Quantity& value) {
  const Json* typed = json.asObject() ? json.find("value") : &json;
  if (!typed || !typed->asString()) return false;
  auto quantity = Quantity::parse(*typed->asString());
  if (!quantity) return false;
  value = std::move(quantity).value();
  if (typed == &json) return true;
  const auto flow = FlowState::parse(json.str("flow"));
  if (!flow || json.asObject()->size() != 2) return false;
  value.flow = *flow;
  return true;
}

Json Leaf<FactId>::write(FactId value) { return Json(text(value)); }

bool Leaf<FactId>::read(const Json& json, FactId& value) {
  const auto id = json.asString() ? parseFactId(*json.asString()) : std::nullopt;
  if (id) value = *id;
  return id.has_value();
}

bool Leaf<Subject>::read(const Json& json, Subject& value) {
  auto subject = json.asString() ? Subject::parse(*json.asString()) : std::nullopt;
  if (subject) value = std::move(*subject);
  return subject.has_value();
}

Json Leaf<Message>::write(const Message& value) {
  if (value.places.empty()) return Json(value.source);
  Json::Array parts{Json(value.source)};
  for (const auto& [name, words] : value.places) {
    Json::Array place{Json(name), Json(words.en)};
    if (!words.zh.empty()) place.emplace_back(words.zh);
    parts.emplace_back(std::move(place));
  }
  return Json(std::move(parts));
}

bool Leaf<Message>::read(const Json& json, Message& value) {
  value = {};
  if (json.asString()) return value.source = *json.asString(), true;
  const Json::Array* parts = json.asArray();
  if (!parts || parts->size() < 2 || !parts->front().asString()) return false;
  value.source = *parts->front().asString();
  for (std::size_t i = 1; i < parts->size(); ++i) {
    const Json::Array* place = (*parts)[i].asArray();
    if (!place || place->size() < 2 || place->size() > 3) return false;
    for (const Json& word : *place) {
      if (!word.asString()) return false;
    }
    value.places.emplace_back(*(*place)[0].asString(), Text(*(*place)[1].asString(), place->size() == 3 ? *(*place)[2].asString() : ""));
  }
  return true;
}

namespace {

template <typename T>
bool readPlace(const Json& json, Place& value) {
  std::string wrong;
  return codec::read(json, value.emplace<T>(), wrong);
}

}  // namespace

Json Leaf<Place>::write(const Place& value) {
  Json::Object object;
  if (const auto* slot = std::get_if<InSlot>(&value)) object.emplace("slot", codec::write(*slot));
  if (const auto* unit = std::get_if<InUnit>(&value)) object.emplace("unit", codec::write(*unit));
  if (const auto* out = std::get_if<Out>(&value)) object.emplace("out", codec::write(*out));
  if (const auto* away = std::get_if<Away>(&value)) object.emplace("away", codec::write(*away));
  return Json(std::move(object));
}

bool Leaf<Place>::read(const Json& json, Place& value) {
  const Json::Object* object = json.asObject();
  if (!object || object->size() > 1) return false;
  if (object->empty()) return value = Loose{}, true;
  const auto& [which, inner] = *object->begin();
  if (which == "slot") return readPlace<InSlot>(inner, value);
  if (which == "unit") return readPlace<InUnit>(inner, value);
  if (which == "out") return readPlace<Out>(inner, value);
  if (which == "away") return readPlace<Away>(inner, value);
  return false;
}

}  // namespace muster::core::codec
