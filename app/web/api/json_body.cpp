#include "app/web/api/json_body.h"

#include <Poco/Exception.h>
#include <Poco/JSON/Array.h>
#include <Poco/JSON/ParseHandler.h>
#include <Poco/JSON/Parser.h>

#include "app/web/typed_values.h"

namespace muster::app {

namespace {

// Poco's own handler keeps the last of two members of one name.
class OnceEach : public Poco::JSON::ParseHandler {
 public:
  void startObject() override {
    seen_.emplace_back();
    ParseHandler::startObject();
  }
  void endObject() override {
    seen_.pop_back();
    ParseHandler::endObject();
  }
  void key(const std::string& name) override {
    if (!seen_.back().insert(name).second) throw Poco::DataFormatException(name + " stands there twice");
    ParseHandler::key(name);
  }

 private:
  std::vector<std::set<std::string>> seen_;
};

}  // namespace

Poco::JSON::Object::Ptr readObject(const std::string& text, int depth, std::string& why) {
  try {
    Poco::JSON::Parser parser(new OnceEach);
    parser.setDepth(static_cast<std::size_t>(depth));
    const auto parsed = parser.parse(text);
    if (parsed.type() == typeid(Poco::JSON::Object::Ptr)) return parsed.extract<Poco::JSON::Object::Ptr>();
    why = "no object";
  } catch (const Poco::Exception& e) { why = e.message().empty() ? e.name() : e.message(); }
  return {};
}

JsonBody::JsonBody(const std::string& text) {
  std::string why;
  object_ = readObject(text, 8, why);
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

std::optional<core::Date> JsonBody::day(const std::string& member) {
  const std::string typed = text(member);
  if (typed.empty()) return std::nullopt;
  const auto day = core::parseDate(typed);
  if (day) return *day;
  wrong(member, day.problems().front().text, day.problems().front().remedy);
  return std::nullopt;
}

std::vector<JsonBody> JsonBody::rows(const std::string& member, bool needed) {
  asked_.insert(member);
  if (!needed && (!object_ || !object_->has(member))) return {};
  std::vector<JsonBody> rows;
  const auto list = object_ && object_->has(member) ? object_->getArray(member) : Poco::JSON::Array::Ptr();
  for (std::size_t i = 0; list && i < list->size(); ++i) {
    JsonBody row;
    row.object_ = list->getObject(static_cast<unsigned>(i));
    if (!row.object_) {
      rows.clear();
      break;
    }
    rows.push_back(std::move(row));
  }
  if (rows.empty() && (needed || !list || list->size() > 0))
    wrong(member, core::msg("{member} is not a list of objects.", {{"member", member}}), core::msg("The reference tells what belongs there."));
  return rows;
}

std::optional<core::Quantity> JsonBody::quantity(const std::string& member, core::Unit unit) {
  const std::string typed = text(member);
  core::Problems problems;
  auto value = readQuantity(typed, unit, member, problems);
  for (auto& problem : problems) problems_.push_back(std::move(problem));
  return value;
}

void JsonBody::take(JsonBody& row, const std::string& path) {
  row.good();
  for (auto problem : row.problems_) {
    problem.where.field = path + problem.where.field;
    problems_.push_back(std::move(problem));
  }
}

void JsonBody::need(const std::string& member) {
  if (object_ && text(member).empty())
    wrong(member, core::msg("{member} is missing.", {{"member", member}}), core::msg("The reference tells what belongs there."));
}

void JsonBody::needFlag(const std::string& member) {
  if (object_ && (!object_->has(member) || object_->isNull(member)))
    wrong(member, core::msg("{member} is missing.", {{"member", member}}), core::msg("Write true or false without quotation marks."));
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
