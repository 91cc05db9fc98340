#include "core/journal/json.h"

#include <stdexcept>

#include "tests/support/catch.h"

using namespace muster::core;

TEST_CASE("canonical JSON sorts keys, escapes little and leaves no blanks", "[core][journal][json]") {
  const Json json = Json::Object{{"b", Json::Array{Json(1), Json(-20), Json(true), Json(nullptr)}},
                                 {"a", "压力 \"\\\b\t\n\f\r\x01\x7f/"},
                                 {"B", Json::Object{}},
                                 {"c", Json::Array{}}};
  const std::string bytes = "{\"B\":{},\"a\":\"压力 \\\"\\\\\\b\\t\\n\\f\\r\\u0001\x7f/\",\"b\":[1,-20,true,null],\"c\":[]}";
  CHECK(canonical(json) == bytes);
  REQUIRE(parseCanonical(bytes).ok());
  CHECK(*parseCanonical(bytes) == json);
}

TEST_CASE("the reader refuses whatever would not write back to the same bytes", "[core][journal][json]") {
  const std::string bytes =
      GENERATE("", " 1", "1 ", "[1, 2]", "{\"a\" :1}", "{\"b\":1,\"a\":2}", "{\"a\":1,\"a\":2}", "01", "-0", "+1", "1.5", "1e3", "--1", "-",
               "9007199254740992", "-9007199254740992", "99999999999999999999", "\"\\u0041\"", "\"\\u000A\"", "\"\\u000a\"", "\"\\/\"", "\"\\u001F\"",
               "\"\x01\"", "\"abc", "[1", "[1,]", "[,1]", "{", "{\"a\"}", "{\"a\":}", "{a:1}", "tru", "nul", "NaN", "Infinity", "'a'", "{\"é\":1}",
               "\"\xC0\xAF\"", "\"\xED\xA0\x80\"", "\"\xF4\x90\x80\x80\"", "\"\xE5\x8E\"", "\"\xFF\"", "[1]]", "\"\\", "\"\\u00", "// x\n1");
  INFO(bytes);
  const auto json = parseCanonical(bytes);
  REQUIRE_FALSE(json.ok());
  CHECK(json.problems().front().code == "not-canonical");
}

TEST_CASE("integers reach to 2^53-1 and no further", "[core][journal][json]") {
  constexpr std::int64_t kLargest = 9007199254740991;
  for (const std::int64_t value : {kLargest, -kLargest, std::int64_t{0}}) CHECK(*parseCanonical(canonical(Json(value))) == Json(value));
  CHECK_THROWS_AS(canonical(Json(kLargest + 1)), std::invalid_argument);
  CHECK_THROWS_AS(canonical(Json(-kLargest - 1)), std::invalid_argument);
}

TEST_CASE("what cannot stand in a fact is not written", "[core][journal][json]") {
  CHECK_THROWS_AS(canonical(Json("\xC3")), std::invalid_argument);
  CHECK_THROWS_AS(canonical(Json::Object{{"压力", 1}}), std::invalid_argument);
}

TEST_CASE("nesting beyond 64 is refused instead of overrunning the stack", "[core][journal][json]") {
  CHECK(parseCanonical(std::string(64, '[') + std::string(64, ']')).ok());
  CHECK_FALSE(parseCanonical(std::string(66, '[') + std::string(66, ']')).ok());
  CHECK_FALSE(parseCanonical(std::string(100000, '[')).ok());
}
