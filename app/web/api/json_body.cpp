#include "app/web/api/json_body.h"

#include <Poco/Exception.h>
#include <Poco/JSON/Parser.h>

namespace muster::app {

JsonBody::JsonBody(const std::string& text) {
  try {
    Poco::JSON::Parser parser;
    parser.setDepth(8);
    const auto parsed = parser.parse(text);
    if (parsed.type() == typeid(Poco::JSON::Object::Ptr)) object_ = parsed.extract<Poco::JSON::Object::Ptr>();
  } catch (const Poco::Exception&) {  // told below
  }
  if (!object_)
    problems_.push_back({"bad-json", core::msg("The body is not a JSON object."), core::msg("Send one object, as the reference shows it."), {}});
}

std::string JsonBody::text(const std::string& member) {
  asked_.insert(member);
  if (!object_ || !object_->has(member) || object_->isNull(member)) return {};
  const auto value = object_->get(member);
  if (value.isString()) return value.extract<std::string>();
  wrong(member, core::msg("{member} is not a text.", {{"member", member}}), core::msg("Put it between quotation marks."));
  return {};
}

bool JsonBody::flag(const std::string& member) {
  asked_.insert(member);
  if (!object_ || !object_->has(member) || object_->isNull(member)) return false;
  const auto value = object_->get(member);
  if (value.isBoolean()) return value.extract<bool>();
  wrong(member, core::msg("{member} is neither true nor false.", {{"member", member}}), core::msg("Write true or false without quotation marks."));
  return false;
}

std::optional<core::Instant> JsonBody::moment(const std::string& member, const core::Calendar& calendar) {
  const std::string typed = text(member);
  if (typed.empty()) return std::nullopt;
  const auto at = calendar.parseLocal(typed);
  if (at) return *at;
  wrong(member, core::msg("{member} is not a time.", {{"member", member}}), core::msg("Write it as 2026-11-23T03:12:40Z."));
  return std::nullopt;
}

void JsonBody::need(const std::string& member) {
  if (object_ && text(member).empty())
    wrong(member, core::msg("{member} is missing.", {{"member", member}}), core::msg("The reference tells what belongs there."));
}

void JsonBody::wrong(const std::string& member, core::Message text, core::Message remedy) {
  for (const core::Problem& known : problems_) {
    if (known.where.field == member) return;
  }
  problems_.push_back({"bad-member", std::move(text), std::move(remedy), {.field = member}});
}

bool JsonBody::good() {
  if (object_) {
    for (const auto& name : object_->getNames()) {
      if (!asked_.contains(name))
        wrong(name, core::msg("{member} is not known here.", {{"member", name}}), core::msg("The reference tells what is."));
    }
  }
  return problems_.empty();
}

}  // namespace muster::app
