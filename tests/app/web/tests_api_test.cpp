// One bench test as JSON: taken with its verdict, or refused with code, field and remedy.
#include "tests/app/web/web_brigade.h"
#include "tests/support/catch.h"

using namespace muster;
using namespace muster::tests;
using Catch::Matchers::ContainsSubstring;

namespace {

struct Api : WebBrigade {
  Api() { brigade.putTogether("BG4-01", 1); }
  static std::string test(const std::string& command = "k1", const std::string& leak = "\"0.4 mbar\"", const std::string& more = "") {
    return "{\"command\":\"" + command +
           R"(","unit":"BG4-01","procedure":"bg4-full","bench":"B-01","by":"P002","started_at":"2026-11-23T07:30:00+08:00",)" + more +
           R"("steps":[{"step":"leak","attempts":[{"value":"1.4 mbar"},{"value":)" + leak +
           R"(}]},{"step":"relief","works":true},{"step":"self-test","works":true},{"step":"last-look","works":true}]})";
  }
  app::Response record(const std::string& body) { return send("/api/v1/tests", "application/json", body); }
};

}  // namespace

TEST_CASE("a test given as JSON is recorded and answered with its verdict and receipt", "[app][web][api]") {
  Api it;
  const auto answer = it.record(Api::test());
  INFO(answer.body);
  CHECK(answer.status == 201);
  CHECK_THAT(answer.body, ContainsSubstring("\"overall\":\"pass\"") && ContainsSubstring("\"repeated\":false") && ContainsSubstring("\"facts\":[\""));
  CHECK(it.brigade.state("BG4-01").runs.at("bg4-full").passedAt.has_value());
  const auto before = it.facts();
  const auto again = it.record(Api::test());
  CHECK(again.status == 200);
  CHECK_THAT(again.body, ContainsSubstring("\"repeated\":true"));
  CHECK(it.record(Api::test("k1", "\"0.5 mbar\"")).status == 409);
  CHECK(it.facts() == before);
  const auto other = it.record(Api::test("k2", "\"0.5 mbar\""));
  CHECK(other.status == 201);
  CHECK_THAT(other.body, ContainsSubstring("\"conflict\":true"));
}

TEST_CASE("what is wrong in the JSON is said with its field, and nothing is recorded", "[app][web][api]") {
  Api it;
  const auto before = it.facts();
  struct Case {
    std::string body;
    int status;
    const char* said;
  };
  auto without = [](std::string text, const std::string& part) { return text.erase(text.find(part), part.size()); };
  auto put = [](std::string text, const std::string& from, const std::string& to) { return text.replace(text.find(from), from.size(), to); };
  for (const auto& one : {Case{"{", 400, "bad-json"},
                          Case{"[]", 400, "bad-json"},
                          Case{"", 400, "bad-json"},
                          Case{Api::test("k", "0.4"), 422, "steps[0].attempts[1].value"},
                          Case{Api::test("k", "\"0.4\""), 422, "missing-unit"},
                          Case{Api::test("k", "\"NaN mbar\""), 422, "steps[0].attempts[1].value"},
                          Case{Api::test("k", "\"0.4 L/min\""), 422, "wrong-dimension"},
                          Case{Api::test("k", "\"\""), 422, "steps[0].attempts[1].value"},
                          Case{Api::test("k", "\"0.4 mbar\"", "\"colour\":1,"), 422, "unknown-field"},
                          Case{put(Api::test(), "BG4-01", "BG4-77"), 404, "unknown-unit"},
                          Case{put(Api::test(), "bg4-full", "bg5-full"), 422, "unknown-procedure"},
                          Case{put(Api::test(), "2026", "2031"), 422, "future"},
                          Case{put(Api::test(), "\"step\":\"relief\"", "\"step\":\"relieve\""), 422, "unknown-step"},
                          Case{put(Api::test(), "P002", "P999"), 422, "unknown-person"},
                          Case{put(Api::test(), "B-01", "BG4-01"), 422, "unknown-bench"},
                          Case{without(Api::test(), "\"command\":\"k1\","), 422, "command"},
                          Case{std::string(300u << 10, ' '), 413, "too-large"},
                          Case{std::string(2000, '['), 400, "bad-json"},
                          Case{Api::test("k", "\"0.4 mbar\"", "\"unit\":\"BG4-02\","), 400, "unit stands there twice"},
                          Case{put(Api::test(), "2026", "0026"), 422, "strange-year"},
                          Case{put(Api::test(), "\"k1\"", "\"\""), 422, "\"field\":\"command\""},
                          Case{put(Api::test(), "\"step\":\"leak\",", "\"step\":\"leak\",\"value\":\"3 mbar\","), 422, "steps[0].attempts"},
                          Case{Api::test("k", "\"1e1 mbar\""), 422, "not-a-number"},
                          Case{put(Api::test(), "2026", "9999"), 422, "strange-year"},
                          Case{Api::test("k", "NaN"), 400, "bad-json"},
                          Case{Api::test("k", "99999999999999999999999999"), 400, "bad-json"},
                          Case{Api::test("k", "{\"a\":1}"), 422, "steps[0].attempts[1].value"}}) {
    const auto answer = it.record(one.body);
    INFO(one.body.substr(0, 300) << " -> " << answer.body);
    CHECK(answer.status == one.status);
    CHECK_THAT(answer.body, ContainsSubstring(one.said));
  }
  CHECK(it.send("/api/v1/tests", "text/plain", Api::test()).status == 415);
  CHECK(it.facts() == before);
}

TEST_CASE("a program is refused in English unless it asks otherwise, whatever people read here", "[app][web][api]") {
  Api it;
  const auto said = [&](const std::string& path) { return it.send(path, "application/json", Api::test("k", "\"0.4\""), "zh-CN").body; };
  CHECK_THAT(said("/api/v1/tests"), ContainsSubstring("has no unit"));
}
