// Work orders, rounds and authorisations sent as JSON, over real HTTP.
#include "app/web/routes.h"
#include "app/web/server.h"
#include "core/journal/json.h"
#include "tests/app/web/http_client.h"
#include "tests/core/rules/shipped_packs.h"
#include "tests/support/brigade.h"
#include "tests/support/catch.h"
#include "tests/support/rules.h"

using namespace muster;
using namespace muster::tests;
using Catch::Matchers::ContainsSubstring;

namespace {

struct Tablet {
  Brigade brigade;
  app::WebServer server{brigade.world(), {.port = 0, .strictTemplates = true}, app::routes()};
  Tablet() {
    auto pack = testPack();
    const auto work = shippedPackOf("work");
    pack.duties = work.duties, pack.workRules = work.workRules, pack.rounds = work.rounds;
    brigade.memory.useRules(bookOf(pack));
    brigade.ready("BG4-01", 1);
    server.start();
  }
  HttpAnswer says(const std::string& path, const std::string& body) {
    return ask(server.port(), {"POST", path, {{"Content-Type", "application/json"}}, body});
  }
  HttpAnswer get(const std::string& path) { return ask(server.port(), {.path = path}); }
};

constexpr const char* kOpen = R"({"command":"t1","by":"P001","rack":"R01","title":"paint it","until":"2026-11-25"})";

}  // namespace

TEST_CASE("an order goes from hand to hand by JSON: opened, given, handed back, given again, accepted, done", "[app][web][api]") {
  Tablet it;
  const auto opened = it.says("/api/v1/orders", kOpen);
  CHECK(opened.status == 201);
  CHECK_THAT(opened.body, ContainsSubstring(R"("id":"WORK-1")") && ContainsSubstring(R"("step":"open")") && ContainsSubstring(R"("facts":["1:)"));
  const auto step = [&](const std::string& act, const std::string& members, const std::string& now) {
    static int number = 0;
    const auto answer = it.says("/api/v1/orders/WORK-1/" + act, R"({"command":"s)" + std::to_string(++number) + "\"," + members + "}");
    INFO(act << ": " << answer.body);
    CHECK(answer.status == 201);
    CHECK_THAT(answer.body, ContainsSubstring("\"step\":\"" + now + "\""));
  };
  step("assign", R"("by":"P001","assigned_to":"P002","until":"2026-11-26")", "assigned");
  step("hand-back", R"("by":"P002","note":"no paint")", "handed_back");
  step("assign", R"("by":"P001","assigned_to":"P002")", "assigned");
  step("accept", R"("by":"P002")", "accepted");
  step("done", R"("by":"P002","note":"it is red now")", "done");
  CHECK_THAT(it.get("/api/v1/orders").body, ContainsSubstring(R"("orders":[])"));
  CHECK_THAT(it.get("/api/v1/orders?done=1").body, ContainsSubstring("it is red now"));
}

TEST_CASE("an order that is sent twice is opened once; the same id with other words is a conflict", "[app][web][api]") {
  Tablet it;
  const auto first = it.says("/api/v1/orders", kOpen), again = it.says("/api/v1/orders", kOpen);
  CHECK(first.status == 201);
  CHECK(again.status == 200);
  CHECK_THAT(again.body, ContainsSubstring(R"("repeated":true)") && ContainsSubstring("WORK-1"));
  CHECK_THAT(it.get("/api/v1/orders").body, !ContainsSubstring("WORK-2"));
  CHECK(it.says("/api/v1/orders", R"({"command":"t1","by":"P001","rack":"R01","title":"sweep it"})").status == 409);
}

TEST_CASE("what is refused of an order says why, what to do, and which member", "[app][web][api]") {
  Tablet it;
  REQUIRE(it.says("/api/v1/orders", kOpen).status == 201);
  const auto refusal = [&](const std::string& path, const std::string& body, int status, const std::string& words) {
    INFO(path << " " << body);
    const auto answer = it.says("/api/v1/orders" + path, body);
    CHECK(answer.status == status);
    CHECK(answer.header("Content-Type") == "application/problem+json");
    CHECK_THAT(answer.body, ContainsSubstring(words) && ContainsSubstring("\"remedy\":\""));
  };
  refusal("", R"({"command":"a","by":"P001","title":"x"})", 400, R"("field":"unit")");
  refusal("", R"({"command":"a","by":"P001","rack":"R01","unit":"BG4-01","title":"x"})", 400, R"("field":"unit")");
  refusal("", R"({"command":"a","by":"P001","rack":"R01"})", 400, R"("field":"title")");
  refusal("", R"({"command":"a","by":"P001","rack":"R01","title":"x","until":"2026-02-30"})", 400, R"("field":"until")");
  refusal("", R"({"command":"a","by":"P001","rack":"R01","title":"x","colour":"red"})", 400, R"("field":"colour")");
  refusal("", R"({"command":"a","rack":"R01","title":"x"})", 422, R"("field":"by")");
  refusal("/WORK-9/accept", R"({"command":"a","by":"P001"})", 404, "unknown-order");
  refusal("/WORK-1/assign", R"({"command":"a","by":"P001","assigned_to":"P077"})", 422, R"("field":"assigned_to")");
  refusal("/WORK-1/hand-back", R"({"command":"a","by":"P001"})", 400, R"("field":"note")");
  refusal("/WORK-1/done", R"({"command":"a","by":"P001","note":"x","outcome":"maybe"})", 400, R"("field":"outcome")");
  CHECK(it.says("/api/v1/orders/WORK-1/done", R"({"command":"b","by":"P001","note":"it is new","outcome":"not_needed"})").status == 201);
  CHECK_THAT(it.get("/api/v1/orders?done=1").body, ContainsSubstring("not-needed"));
}

TEST_CASE("a round by JSON leaves no question open; what is not good opens an order", "[app][web][api]") {
  Tablet it;
  const std::string bad = R"("answers":[{"item":"seal","unit":"BG4-01","good":false,"note":"lead gone"}])";
  const auto open = it.says("/api/v1/rounds", R"({"command":"r1","by":"P001","round":"shift-round","rack":"R01",)" + bad + "}");
  CHECK(open.status == 422);
  CHECK_THAT(open.body, ContainsSubstring("unanswered") && ContainsSubstring(R"("field":"answers")"));
  const std::string whole = R"({"command":"r1","by":"P001","round":"shift-round","rack":"R01","rest_good":true,)" + bad + "}";
  const auto made = it.says("/api/v1/rounds", whole);
  CHECK(made.status == 201);
  CHECK_THAT(made.body, ContainsSubstring("WORK-1") && ContainsSubstring(R"("rack":"R01")"));
  CHECK(it.says("/api/v1/rounds", whole).status == 200);
  CHECK_THAT(it.get("/api/v1/rounds").body, ContainsSubstring(R"("last_failed":1)"));
  const auto refusal = [&](const std::string& members, int status, const std::string& words) {
    const auto answer = it.says("/api/v1/rounds", R"({"command":"r2","by":"P001",)" + members + "}");
    INFO(members);
    CHECK(answer.status == status);
    CHECK_THAT(answer.body, ContainsSubstring(words));
  };
  refusal(R"("round":"shift-round","rack":"R01")", 400, R"("field":"answers")");
  refusal(R"("round":"shift-round","rack":"R01","rest_good":true,"answers":[{"item":"seal","unit":"BG4-01"}])", 400, R"("field":"answers[0].good")");
  refusal(R"("round":"night-round","rack":"R01","rest_good":true)", 404, "unknown-round");
}

TEST_CASE("an authorisation is given and withdrawn by JSON", "[app][web][api]") {
  Tablet it;
  const std::string given = R"({"command":"g1","by":"P001","person":"P002","act":"perform","method":"*","from":"2026-11-01","until":"2027-10-31"})";
  CHECK(it.says("/api/v1/authorisations", given).status == 201);
  CHECK(it.says("/api/v1/authorisations", given).status == 200);
  CHECK_THAT(it.get("/api/v1/authorisations").body, ContainsSubstring(R"("holds":true)") && ContainsSubstring(R"("until":"2027-10-31")"));
  CHECK(it.says("/api/v1/authorisations", R"({"command":"g1","by":"P001","person":"P002","act":"release","method":"*"})").status == 409);
  const auto odd = it.says("/api/v1/authorisations", R"({"command":"g2","by":"P001","person":"P077","act":"perform","method":"*"})");
  CHECK(odd.status == 422);
  CHECK_THAT(odd.body, ContainsSubstring(R"("field":"person")"));
  CHECK(it.says("/api/v1/authorisations", R"({"command":"g3","by":"P001","person":"P002","act":"watch","method":"*"})").status == 400);
  CHECK(it.says("/api/v1/authorisations/end", R"({"command":"e1","by":"P001","person":"P002","act":"perform","method":"*"})").status == 400);
  const auto ended =
      it.says("/api/v1/authorisations/end", R"({"command":"e2","by":"P001","person":"P002","act":"perform","method":"*","reason":"left the bench"})");
  CHECK(ended.status == 201);
  CHECK_THAT(ended.body, ContainsSubstring(R"("method":"*")"));
  CHECK_THAT(it.get("/api/v1/authorisations").body, !ContainsSubstring(R"("holds":true)"));
}
