// The bench: a guided test, a sitting through the grid, live verdicts; and what is refused with everything typed kept.
#include "tests/app/web/web_brigade.h"
#include "tests/support/catch.h"

using namespace muster;
using namespace muster::tests;
using Catch::Matchers::ContainsSubstring;

namespace {

using Form = WebBrigade::Form;

struct AtTheBench : WebBrigade {
  AtTheBench() {
    for (int i = 1; i <= 3; ++i) brigade.putTogether("BG4-0" + std::to_string(i), i);
  }
  Form guided(const std::string& leak = "0.4") {
    return {{"do", "record"},           {"by", "P002"},     {"bench", "B-01"},     {"started_at", "2026-11-23 07:30"}, {"closed", "yes"},
            {"temperature", "２１。5"}, {"v.leak.0", leak}, {"w.relief.0", "yes"}, {"w.self-test.0", "yes"},           {"w.last-look.0", "yes"}};
  }
  Form sitting() {
    Form form{{"do", "record"}, {"by", "P002"}, {"bench", "B-01"}, {"started_at", "2026-11-23 07:30"}, {"closed", "yes"}};
    for (const char* unit : {"BG4-01", "BG4-02", "BG4-03"}) form.emplace_back("unit", unit);
    for (const char* column : {"0", "1"}) {
      form.emplace_back("v." + std::string(column) + ".leak", "７。０->6.6");
      for (const char* step : {"relief", "self-test", "last-look"}) form.emplace_back("v." + std::string(column) + "." + step, "1");
    }
    return form;
  }
  static Form with(Form form, const std::string& name, const std::string& value) {
    for (auto& field : form) {
      if (field.first == name) return field.second = value, form;
    }
    form.emplace_back(name, value);
    return form;
  }
};

}  // namespace

TEST_CASE("the bench lists the sets and leads to the test of each", "[app][web][bench]") {
  AtTheBench it;
  const auto page = it.get("/bench");
  CHECK(page.status == 200);
  CHECK_THAT(page.body, ContainsSubstring("href=\"/bench/BG4-02\"") && ContainsSubstring("href=\"/bench/grid?sets=due\""));
  const auto found = it.get("/bench", "code=sn2");
  CHECK(found.status == 303);
  CHECK(headerOf(found, "Location") == "/bench/BG4-02");
  CHECK(it.get("/bench", "code=nobody").status == 404);
  CHECK(it.get("/bench/NOBODY").status == 404);
}

TEST_CASE("a guided test shows every step with its limit, and is recorded by one signature", "[app][web][bench]") {
  AtTheBench it;
  const auto form = it.get("/bench/BG4-01");
  CHECK(form.status == 200);
  CHECK_THAT(form.body, ContainsSubstring("< 1 mbar") || ContainsSubstring("&lt; 1 mbar"));
  CHECK_THAT(form.body, ContainsSubstring("name=\"w.last-look.0\"") && ContainsSubstring("name=\"by\""));
  const auto answer = it.post("/bench/BG4-01", it.guided());
  CHECK(answer.status == 303);
  CHECK(headerOf(answer, "Location") == "/units/BG4-01");
  const auto& state = it.brigade.state("BG4-01");
  CHECK(state.runs.at("bg4-full").passedAt == it.brigade.local("2026-11-23 07:30"));
}

TEST_CASE("the Check button judges what stands there and records nothing", "[app][web][bench]") {
  AtTheBench it;
  const auto before = it.facts();
  const auto page = it.post("/bench/BG4-01", AtTheBench::with(AtTheBench::with(it.guided(), "do", "check"), "w.relief.0", "no"));
  CHECK(page.status == 200);
  CHECK_THAT(page.body, ContainsSubstring("Fail") && ContainsSubstring("Pass") && ContainsSubstring("value=\"２１。5\""));
  CHECK(it.facts() == before);
}

TEST_CASE("a step is measured again and both attempts are kept", "[app][web][bench]") {
  AtTheBench it;
  const auto again = it.post("/bench/BG4-01", AtTheBench::with(it.guided(), "do", "again.leak"));
  CHECK(again.status == 200);
  CHECK_THAT(again.body, ContainsSubstring("name=\"v.leak.1\"") && ContainsSubstring("autofocus"));
  auto form = it.guided();
  form.emplace_back("v.leak.1", "5");
  REQUIRE(it.post("/bench/BG4-01", form).status == 303);
  CHECK(it.brigade.now("BG4-01").state == core::SetState::notReady);
}

TEST_CASE("what cannot be right is refused with everything typed kept", "[app][web][bench]") {
  AtTheBench it;
  const auto before = it.facts();
  struct Case {
    const char *field, *typed, *said;
  };
  for (const auto& one :
       {Case{"v.leak.0", "abc", "#f-v.leak.0"}, Case{"v.leak.0", "NaN", "#f-v.leak.0"}, Case{"v.leak.0", "5 furlong", "#f-v.leak.0"},
        Case{"temperature", "5 mbar", "#f-temperature"}, Case{"started_at", "2031-01-01 08:00", "#f-started_at"},
        Case{"started_at", "31st of June", "#f-started_at"}, Case{"bench", "BG4-02", "#f-bench"}, Case{"by", "P999", "#f-by"}}) {
    INFO(one.field << " = " << one.typed);
    const auto page = it.post("/bench/BG4-01", AtTheBench::with(it.guided(), one.field, one.typed));
    CHECK(page.status == 422);
    CHECK_THAT(page.body, ContainsSubstring(one.said));
    if (std::string(one.field) != "temperature") CHECK_THAT(page.body, ContainsSubstring("value=\"２１。5\""));
    if (std::string(one.field) != "bench" && std::string(one.field) != "by")
      CHECK_THAT(page.body, ContainsSubstring("value=\"" + std::string(one.typed) + "\""));
  }
  CHECK(it.post("/bench/BG4-01", {{"do", "record"}, {"by", "P002"}, {"bench", "B-01"}}).status == 422);
  CHECK(it.post("/bench/BG4-01", AtTheBench::with(it.guided(), "who", "me")).status == 422);
  CHECK(it.post("/bench/NOBODY", it.guided()).status == 404);
  CHECK(it.facts() == before);
}

TEST_CASE("a watch four minutes ahead of the PC is believed at the bench as everywhere, one of six is not", "[app][web][bench]") {
  AtTheBench it;
  it.brigade.clock("2026-11-23 07:30");
  CHECK(it.post("/bench/BG4-01", AtTheBench::with(it.guided(), "started_at", "2026-11-23 7:36")).status == 422);
  CHECK(it.post("/bench/BG4-01", AtTheBench::with(it.guided(), "started_at", "2026.11.23 7:34")).status == 303);
}

TEST_CASE("the same form sent twice is recorded once; the same command with other content is refused", "[app][web][bench]") {
  AtTheBench it;
  const auto form = AtTheBench::with(it.guided(), "command", "once");
  REQUIRE(it.post("/bench/BG4-01", form).status == 303);
  const auto before = it.facts();
  CHECK(it.post("/bench/BG4-01", form).status == 303);
  CHECK(it.facts() == before);
  CHECK(it.post("/bench/BG4-01", AtTheBench::with(form, "temperature", "22")).status == 409);
  CHECK(it.facts() == before);
}

TEST_CASE("verdicts on what is typed so far come as JSON and nothing is kept", "[app][web][bench]") {
  AtTheBench it;
  const auto before = it.facts();
  const auto live = it.post("/bench/BG4-01/live", {{"bench", "B-01"}, {"w.relief.0", "no"}, {"v.leak.0", "x"}});
  CHECK(live.status == 200);
  CHECK_THAT(live.body, ContainsSubstring("\"v.relief.0\":{\"class\":\"bad\"") && ContainsSubstring("\"field\":\"v.leak.0\""));
  const auto column = it.post("/bench/grid/live", {{"bench", "B-01"}, {"unit", "BG4-01"}, {"unit", "BG4-02"}, {"v.1.relief", "０"}});
  CHECK_THAT(column.body, ContainsSubstring("\"v.1.relief\":{\"class\":\"bad\""));
  CHECK(it.facts() == before);
}

TEST_CASE("a sitting is recorded in one piece; an empty column is left out", "[app][web][bench]") {
  AtTheBench it;
  CHECK_THAT(it.get("/bench/grid", "sets=all").body, ContainsSubstring("name=\"v.2.last-look\""));
  const std::string photo = "\x89PNG\r\n\x1a\n and the rest";
  const auto answer = it.upload("/bench/grid", it.sitting(), {"sheet", "sheet.png", "image/png", photo});
  INFO(answer.body);
  CHECK(answer.status == 303);
  CHECK(it.brigade.state("BG4-02").runs.at("bg4-full").passedAt.has_value());
  CHECK(it.brigade.state("BG4-03").runs.empty());
  const auto facts = it.brigade.world().journal.factsAbout(core::unit("BG4-01"));
  const auto told = core::read(facts.back());
  REQUIRE(told);
  const auto& run = std::get<core::TestRecorded>(*told).run;
  REQUIRE(run.blobs.size() == 1);
  CHECK(it.brigade.world().blobs.get(run.blobs.front()) == photo);
}

TEST_CASE("one bad cell of a sitting and nothing is recorded; it stands at its cell", "[app][web][bench]") {
  AtTheBench it;
  const auto before = it.facts();
  const auto page = it.post("/bench/grid", AtTheBench::with(it.sitting(), "v.1.leak", "five"));
  CHECK(page.status == 422);
  CHECK_THAT(page.body, ContainsSubstring("#f-v.1.leak") && ContainsSubstring("value=\"five\""));
  const auto bench = it.post("/bench/grid", AtTheBench::with(it.sitting(), "bench", ""));
  CHECK(bench.status == 422);
  CHECK_THAT(bench.body, ContainsSubstring("#f-bench"));
  const auto text = it.upload("/bench/grid", it.sitting(), {"sheet", "sheet.png", "image/png", "not a picture"});
  CHECK(text.status == 422);
  CHECK_THAT(text.body, ContainsSubstring("#f-sheet"));
  CHECK(it.facts() == before);
}

TEST_CASE("after a sitting it is said how many tests are kept and which set wants a hand", "[app][web][bench]") {
  AtTheBench it;
  REQUIRE(it.post("/bench/grid", AtTheBench::with(it.sitting(), "v.1.leak", "1.4")).status == 303);
  const auto board = it.get("/").body;
  CHECK_THAT(board, ContainsSubstring("tests kept: 2; BG4-02 failed"));
  CHECK_THAT(board, !ContainsSubstring("BG4-01 passed"));
}

TEST_CASE("a 2 where 1 or 0 is meant is a slip, not a reading", "[app][web][bench]") {
  AtTheBench it;
  const auto before = it.facts();
  const auto answer = it.post("/bench/grid", AtTheBench::with(it.sitting(), "v.1.self-test", "2"));
  CHECK(answer.status == 422);
  CHECK_THAT(answer.body, ContainsSubstring("2 says neither works nor does not work") && ContainsSubstring("not read"));
  CHECK(it.facts() == before);
}

TEST_CASE("the bench speaks Chinese", "[app][web][bench]") {
  AtTheBench it;
  CHECK_THAT(it.get("/bench/BG4-01", "", "zh-CN").body, ContainsSubstring("签字并保存") && ContainsSubstring("动作正常 / 不正常"));
  CHECK_THAT(it.get("/bench/grid", "sets=all", "zh-CN").body, ContainsSubstring("保存本批"));
}
