// JsonBody: the body of a program's request as named members, read strictly: anything that is not asked for, of another type, or
// not JSON is a problem that names the member. Pure.
//
//   JsonBody body(request.body);
//   const auto unit = body.text("unit"); ... if (!body.good()) return refused(request, site, 400, body.problems());
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <Poco/JSON/Object.h>

#include "core/base/calendar.h"
#include "core/base/quantity.h"

namespace muster::app {

// One JSON object; null where the text is none, or says something twice (which of the two was meant nobody can know).
Poco::JSON::Object::Ptr readObject(const std::string& text, int depth, std::string& why);

class JsonBody {
 public:
  explicit JsonBody(const std::string& text);
  std::string text(const std::string& member);                                                     // "" where it is not there
  bool flag(const std::string& member);                                                            // false where it is not there
  std::optional<core::Instant> moment(const std::string& member, const core::Calendar& calendar);  // RFC 3339 or local
  std::optional<core::Date> day(const std::string& member);                                        // "2026-11-23"
  // The objects of a list; what is wrong in one is named "member[2].pressure" here once take() is called for it.
  std::vector<JsonBody> rows(const std::string& member, bool needed = true);
  std::optional<core::Quantity> quantity(const std::string& member, core::Unit unit);  // "20.0 MPa"; `unit` stands behind a bare number
  void take(JsonBody& row, const std::string& path);
  void need(const std::string& member);      // it must be there and not empty
  void needFlag(const std::string& member);  // it must be true or false
  void wrong(const std::string& member, core::Message text, core::Message remedy);
  bool good();  // after everything was asked for: the rest is unknown members
  const core::Problems& problems() const { return problems_; }

 private:
  JsonBody() = default;
  Poco::JSON::Object::Ptr object_;
  std::set<std::string> asked_;
  core::Problems problems_;
};

}  // namespace muster::app
