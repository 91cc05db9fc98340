#include "app/store/view_codec.h"

#include "app/store/store_error.h"
#include "core/journal/json.h"

namespace muster::app {
namespace {

using core::Json;

Json toJson(const core::Text& text) { return text.zh.empty() ? Json(text.en) : Json(Json::Array{text.en, text.zh}); }

core::Text readText(const Json& json) {
  if (const auto* both = json.asArray(); both && both->size() == 2) return {*both->at(0).asString(), *both->at(1).asString()};
  return json.asString() ? core::Text(*json.asString()) : core::Text();
}

Json toJson(const core::Message& message) {
  if (message.places.empty()) return message.source;
  Json::Array parts{message.source};
  for (const auto& [name, text] : message.places) {
    parts.push_back(name);
    parts.push_back(toJson(text));
  }
  return parts;
}

core::Message readMessage(const Json* json) {
  if (json == nullptr) return {};
  if (const auto* plain = json->asString()) return {*plain, {}};
  core::Message message;
  if (const auto* parts = json->asArray(); parts && !parts->empty()) {
    message.source = *parts->front().asString();
    for (std::size_t i = 1; i + 1 < parts->size(); i += 2) message.places.emplace_back(*(*parts)[i].asString(), readText((*parts)[i + 1]));
  }
  return message;
}

void putFlag(Json::Object& object, const char* key, bool value) {
  if (value) object.emplace(key, true);
}
void putDate(Json::Object& object, const char* key, const std::optional<core::Date>& date) {
  if (date) object.emplace(key, core::text(*date));
}
void putInstant(Json::Object& object, const char* key, const std::optional<core::Instant>& at) {
  if (at) object.emplace(key, core::text(*at));
}
void putText(Json::Object& object, const char* key, const std::string& text) {
  if (!text.empty()) object.emplace(key, text);
}

std::optional<core::Date> readDate(const Json& json, const char* key) {
  const auto* value = json.find(key);
  return value && value->asString() ? std::optional(core::parseDate(*value->asString()).value()) : std::nullopt;
}
std::optional<core::Instant> readInstant(const Json& json, const char* key) {
  const auto* value = json.find(key);
  return value && value->asString() ? std::optional(core::parseInstant(*value->asString()).value()) : std::nullopt;
}

Json parsed(std::string_view text) {
  auto json = core::parseCanonical(text);
  if (!json) throw StoreError(StoreError::Kind::damaged, "a view row does not read: " + core::english(json.problems().front()) + " (muster rebuild)");
  return std::move(json).value();
}

Json toJson(const core::Action& action) {
  Json::Object object{{"code", action.code}, {"text", toJson(action.text)}};
  putText(object, "target", action.target);
  putText(object, "detail", action.detail);
  if (action.minutes != 0) object.emplace("minutes", action.minutes);
  return object;
}

}  // namespace

std::string segmentDetail(const core::Segment& segment) {
  Json::Object object;
  Json::Array reasons;
  for (const auto& reason : segment.reasons) {
    Json::Object one{{"code", reason.code}, {"text", toJson(reason.text)}};
    putFlag(one, "toBeConfirmed", reason.toBeConfirmed);
    putFlag(one, "declared", reason.declared);
    putDate(one, "lastDay", reason.lastDay);
    reasons.push_back(std::move(one));
  }
  if (!reasons.empty()) object.emplace("reasons", std::move(reasons));
  if (segment.next) object.emplace("next", toJson(*segment.next));
  return core::canonical(object);
}

void readSegmentDetail(std::string_view detail, core::Segment& segment) {
  const Json json = parsed(detail);
  if (const auto* reasons = json.find("reasons"); reasons && reasons->asArray()) {
    for (const auto& one : *reasons->asArray()) {
      segment.reasons.push_back(
          {one.str("code"), readMessage(one.find("text")), one.flag("toBeConfirmed"), one.flag("declared"), readDate(one, "lastDay")});
    }
  }
  if (const auto* next = json.find("next")) {
    segment.next = core::Action{next->str("code"), readMessage(next->find("text")), next->str("target"), next->str("detail"),
                                static_cast<int>(next->num("minutes"))};
  }
}

std::string dueDetail(const core::Due& due) {
  Json::Object object{{"unit", due.unit}, {"plan", due.plan}, {"title", toJson(due.title)}};
  if (due.warnFrom.ok()) object.emplace("warnFrom", core::text(due.warnFrom));
  putDate(object, "lastDone", due.lastDone);
  putDate(object, "lastDay", due.lastDay);
  putFlag(object, "warnOnly", due.severity == core::Severity::warn);
  if (due.minutes != 0) object.emplace("minutes", due.minutes);
  putFlag(object, "declared", due.declared);
  putFlag(object, "toBeConfirmed", due.toBeConfirmed);
  if (!due.note.empty()) object.emplace("note", toJson(due.note));
  return core::canonical(object);
}

core::Due readDue(std::string_view detail) {
  const Json json = parsed(detail);
  core::Due due;
  due.unit = json.str("unit");
  due.plan = json.str("plan");
  if (const auto* title = json.find("title")) due.title = readText(*title);
  due.lastDone = readDate(json, "lastDone");
  due.lastDay = readDate(json, "lastDay");
  if (const auto from = readDate(json, "warnFrom")) due.warnFrom = *from;
  due.severity = json.flag("warnOnly") ? core::Severity::warn : core::Severity::block;
  due.minutes = static_cast<int>(json.num("minutes"));
  due.declared = json.flag("declared");
  due.toBeConfirmed = json.flag("toBeConfirmed");
  due.note = readMessage(json.find("note"));
  return due;
}

std::string placeText(const core::Place& place) {
  Json::Object object;
  if (const auto* slot = std::get_if<core::InSlot>(&place)) {
    object = {{"rack", slot->rack}, {"slot", slot->slot}};
  } else if (const auto* in = std::get_if<core::InUnit>(&place)) {
    object = {{"unit", in->unit}, {"position", in->position}};
  } else if (const auto* out = std::get_if<core::Out>(&place)) {
    object = {{"holder", out->holder}};
    putInstant(object, "expected", out->expected);
    putText(object, "job", out->job);
    putFlag(object, "reported", out->reported);
    putFlag(object, "overridden", out->overridden);
  } else if (const auto* away = std::get_if<core::Away>(&place)) {
    object = {{"receiver", away->receiver}, {"purpose", away->purpose}};
    putDate(object, "expected", away->expected);
  }
  return core::canonical(object);
}

core::Place readPlace(std::string_view text) {
  const Json json = parsed(text);
  if (json.find("rack")) return core::InSlot{json.str("rack"), json.str("slot")};
  if (json.find("unit")) return core::InUnit{json.str("unit"), json.str("position")};
  if (json.find("holder"))
    return core::Out{json.str("holder"), readInstant(json, "expected"), json.str("job"), json.flag("reported"), json.flag("overridden")};
  if (json.find("receiver")) return core::Away{json.str("receiver"), json.str("purpose"), readDate(json, "expected")};
  return core::Loose{};
}

std::int64_t dayNumber(core::Date date) { return std::chrono::sys_days(date).time_since_epoch().count(); }

}  // namespace muster::app
