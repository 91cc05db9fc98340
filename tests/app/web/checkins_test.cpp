// The JSON of the door: receipts, and each refusal with its status.
#include "tests/app/web/visitor.h"
#include "tests/support/catch.h"

using namespace muster;
using namespace muster::tests;
using Catch::Matchers::ContainsSubstring;

namespace {

struct Reader : Visitor {
  Reader() { brigade.ready("BG4-01", 1), person = ""; }
  app::Response says(const std::string& body) { return json("/api/v1/checkins", body); }
  app::Response out(const std::string& command) {
    return says(R"({"command":")" + command +
                R"(","unit":"BG4-01","direction":"out","holder":"person:P002","by":"P001","expected":"2026-11-23T18:00:00+08:00"})");
  }
};

}  // namespace

TEST_CASE("out and in again by JSON, each with its receipt", "[app][web][api]") {
  Reader it;
  const auto out = it.out("c1");
  CHECK(out.status == 201);
  CHECK_THAT(out.body, ContainsSubstring("\"facts\":[\"1:") && ContainsSubstring("\"repeated\":false") && ContainsSubstring("\"unit\":\"BG4-01\""));
  CHECK(std::get<core::Out>(it.brigade.state("BG4-01").place).expected == it.brigade.local("2026-11-23 18:00"));
  const auto in = it.says(R"({"command":"c2","code":"sn1","direction":"in","use":"worn","by":"P001","occurred_at":"2026-11-23T00:00:00Z"})");
  CHECK(in.status == 201);
  CHECK_THAT(in.body, ContainsSubstring("owes its test after use"));
  const auto placed = it.says(R"({"command":"c3","unit":"BG4-01","direction":"place","slot":"R01-A4","by":"P001"})");
  CHECK(placed.status == 201);
  CHECK(it.brigade.state("BG4-01").place == core::Place(core::InSlot{"R01", "A4"}));
}

TEST_CASE("the same command is the same answer; its id with other content is a conflict", "[app][web][api]") {
  Reader it;
  const auto first = it.out("c1"), again = it.out("c1");
  CHECK(again.status == 200);
  CHECK_THAT(again.body, ContainsSubstring("\"repeated\":true"));
  CHECK(it.says(R"({"command":"c1","unit":"BG4-01","direction":"in","use":"carried","by":"P001"})").status == 409);
}

TEST_CASE("each refusal has its status and names the member", "[app][web][api]") {
  Reader it;
  const auto refusal = [&](const std::string& body, int status, const std::string& words) {
    INFO(body);
    const auto answer = it.says(body);
    CHECK(answer.status == status);
    CHECK(answer.type == "application/problem+json");
    CHECK_THAT(answer.body, ContainsSubstring(words));
  };
  refusal("{", 400, "bad-json");
  refusal("[]", 400, "bad-json");
  refusal(R"({"command":"c","unit":"BG4-01","direction":"in","use":"carried","use":"worn","by":"P001"})", 400, "bad-json");
  refusal(R"({"command":"c","unit":"BG4-01","direction":"in","use":"carried","by":"P001","occurred_at":"0026-11-23T08:00:00Z"})", 400, "occurred_at");
  refusal(R"({"command":"c","unit":"BG4-01","direction":"out","holder":"squad:1","by":"P001","expected":"9999-01-01T00:00:00Z"})", 400, "expected");
  refusal(R"({"unit":"BG4-01","direction":"out"})", 400, "\"field\":\"command\"");
  refusal(R"({"command":"c","unit":7,"direction":"out"})", 400, "\"field\":\"unit\"");
  refusal(R"({"command":"c","unit":"BG4-01","direction":"up"})", 400, "\"field\":\"direction\"");
  refusal(R"({"command":"c","unit":"BG4-01","direction":"in","use":"somehow"})", 400, "\"field\":\"use\"");
  refusal(R"({"command":"c","unit":"BG4-01","direction":"place","slot":"A1"})", 400, "\"field\":\"slot\"");
  refusal(R"({"command":"c","unit":"BG4-01","direction":"out","expected":"soon"})", 400, "\"field\":\"expected\"");
  refusal(R"({"command":"c","unit":"BG4-01","direction":"out","reported":"yes"})", 400, "\"field\":\"reported\"");
  refusal(R"({"command":"c","unit":"BG4-01","direction":"out","colour":"red"})", 400, "\"field\":\"colour\"");
  refusal(R"({"command":"c","unit":"BG4-99","direction":"out","holder":"person:P002","by":"P001"})", 404, "unknown-unit");
  refusal(R"({"command":"c","unit":"BG4-01","direction":"out","holder":"nobody","by":"P001"})", 422, "unknown-holder");
  refusal(R"({"command":"c","unit":"BG4-01","direction":"out","holder":"person:P002"})", 422, "no-person");
  refusal(R"({"command":"c","unit":"BG4-01","direction":"in","use":"carried","by":"P001"})", 422, "not-out");
  refusal(R"({"command":"c","unit":"BG4-01","direction":"out","holder":"person:P002","by":"P001","occurred_at":"2027-01-01T00:00:00Z"})", 422,
          "future");
  it.brigade.putTogether("BG4-02", 2);
  refusal(R"({"command":"c","unit":"BG4-02","direction":"out","holder":"person:P002","by":"P001"})", 422, "not-ready");
  CHECK(it.says(R"({"command":"c","unit":"BG4-02","direction":"out","holder":"person:P002","by":"P001","reported":true})").status == 201);
}

TEST_CASE("a serial that two units bear is asked back", "[app][web][api]") {
  Reader it;
  it.brigade.registers("DET-01", "detector", "X-1");
  it.brigade.registers("CYL-9", "cylinder", "X-1");
  const auto answer = it.says(R"({"command":"c","code":"X-1","direction":"out","holder":"person:P002","by":"P001"})");
  CHECK(answer.status == 422);
  CHECK_THAT(answer.body, ContainsSubstring("several-units") && ContainsSubstring("DET-01"));
}
