// The page of a test with live instruments, as a browser asks for it, with and without a script.
#include "tests/app/web/web_brigade.h"
#include "tests/support/catch.h"
#include "tests/support/fake_meters.h"
#include "tests/support/packs.h"

using namespace muster;
using namespace muster::tests;
using Catch::Matchers::ContainsSubstring;

namespace {

struct Bench : WebBrigade {
  Bench() : WebBrigade{Brigade(packsWith({}))} {
    brigade.ready("BG4-07", 7);
    brigade.clock("2026-11-24 08:00");
    meters.emplace(brigade, devices::Condition::good);
  }
  app::Response press(const std::string& act, const std::string& entry = {}) { return post(kPage, {{"do", act}, {"entry", entry}}); }
  std::string page(const char* language = "en") { return get(kPage, "", language).body; }
  static constexpr const char* kPage = "/bench/BG4-07/meter";
  std::optional<FakeMeters> meters;
};

}  // namespace

TEST_CASE("The bench offers live instruments only where some are plugged in", "[web][bench]") {
  Bench bench;
  CHECK_THAT(bench.get("/bench").body, ContainsSubstring("/bench/BG4-07/meter"));
  CHECK_THAT(bench.get("/bench/BG4-07").body, ContainsSubstring("/bench/BG4-07/meter"));
  bench.meters.reset();
  CHECK_THAT(bench.get("/bench").body, !ContainsSubstring("/bench/BG4-07/meter"));
  CHECK_THAT(bench.page(), ContainsSubstring("/instruments") && !ContainsSubstring("value=\"open\""));
  CHECK(bench.get("/bench/BG4-99/meter").status == 404);
}

TEST_CASE("A sitting goes on by the form alone: begin, take, next, type, leave", "[web][bench]") {
  Bench bench;
  CHECK(bench.press("open").status == 303);
  CHECK_THAT(bench.page(), ContainsSubstring("Zero of the rig") && ContainsSubstring("manometer"));
  CHECK_THAT(bench.page("zh-CN"), ContainsSubstring("装置零点"));
  bench.meters->pass(std::chrono::seconds(5), "");
  CHECK(bench.press("enter").status == 303);
  bench.meters->pass(std::chrono::seconds(5), "rig-zero");
  CHECK_THAT(bench.page(), ContainsSubstring("value=\"take\""));
  CHECK(bench.press("enter", "CMD-NEXT").status == 303);
  bench.meters->pass(std::chrono::seconds(2), "rig-zero");
  CHECK_THAT(bench.page(), ContainsSubstring("Pass") && ContainsSubstring("value=\"next\""));
  CHECK(bench.press("enter").status == 303);
  CHECK_THAT(bench.page(), ContainsSubstring("Tightness of the rig"));
  const auto refusedStep = bench.press("go:positive-leak");
  CHECK(refusedStep.status == 303);
  const auto early = bench.press("enter");
  CHECK(early.status == 422);
  CHECK_THAT(early.body, ContainsSubstring("the rig itself was not found good yet"));
  CHECK(bench.press("enter", "7.0->6.9").status == 303);
  CHECK_THAT(bench.page(), ContainsSubstring("0.1 mbar"));
  const auto wrong = bench.press("enter", "seven");
  CHECK(wrong.status == 422);
  CHECK_THAT(wrong.body, ContainsSubstring("value=\"seven\""));  // what was typed is not lost
  const auto left = bench.press("leave");
  CHECK(left.status == 422);
  CHECK_THAT(left.body, ContainsSubstring("what was measured is not thrown away"));
  CHECK_THAT(bench.page(), ContainsSubstring("0.1 mbar"));
}

TEST_CASE("The stream of news carries the gauge and ends with its sitting", "[web][bench]") {
  Bench bench;
  CHECK(bench.get("/bench/BG4-07/meter/news").status == 404);
  REQUIRE(bench.press("open").status == 303);
  bench.meters->pass(std::chrono::seconds(2), "");
  auto news = bench.get("/bench/BG4-07/meter/news");
  CHECK(news.type == "text/event-stream");
  REQUIRE(news.more);
  std::string piece;
  REQUIRE(news.more(piece));
  CHECK(piece.starts_with("data: {"));
  CHECK(piece.ends_with("\n\n"));
  CHECK_THAT(piece, ContainsSubstring("metervalue"));
  REQUIRE(bench.press("leave").status == 303);
  CHECK_FALSE(news.more(piece));
  CHECK(bench.site.streams == 1);
  news.more = nullptr;
  CHECK(bench.site.streams == 0);
}

TEST_CASE("Programs beside see which step is under way", "[web][bench]") {
  Bench bench;
  CHECK(bench.get("/api/v1/bench/live").body == R"({"sittings":[]})");
  REQUIRE(bench.press("open").status == 303);
  bench.meters->pass(std::chrono::seconds(2), "");
  REQUIRE(bench.press("begin").status == 303);
  CHECK_THAT(bench.get("/api/v1/bench/live").body, ContainsSubstring(R"("step":"rig-zero","under_way":true)"));
}

TEST_CASE("Instruments are added, refused with what to do, and taken off on their page", "[web][instruments]") {
  Bench bench;
  const auto add = [&](const std::string& name, const std::string& model, const std::string& port, const std::string& calibrator) {
    return bench.upload("/instruments", {{"do", "add"}, {"name", name}, {"model", model}, {"port", port}, {"calibrator", calibrator}},
                        {"file", "", "text/plain", ""});
  };
  CHECK(add("gauge", "const-681", "/dev/ttyUSB0", bench.brigade.bench).status == 303);
  CHECK(app::instrumentSettings(bench.brigade.world()).front().port == "serial:/dev/ttyUSB0");
  const auto none = add("other", "const-681", "COM3", "");
  CHECK(none.status == 422);
  CHECK_THAT(none.body, ContainsSubstring("COM3") && ContainsSubstring("serial:/dev/ttyUSB0"));
  CHECK_THAT(add("other", "nothing", "tcp:10.0.0.5:4001", "").body, ContainsSubstring("no model of instrument is called nothing"));
  CHECK(app::instrumentSettings(bench.brigade.world()).size() == 1);
  const std::string file =
      "[[instrument]]\nname = \"a\"\nmodel = \"const-dps\"\nport = \"tcp:10.0.0.5:4001\"\ncalibrator = \"" + bench.brigade.bench + "\"\n";
  CHECK(bench.upload("/instruments", {{"do", "file"}}, {"file", "mine.toml", "text/plain", file}).status == 303);
  CHECK(app::instrumentSettings(bench.brigade.world()).front().name == "a");
  const auto broken = bench.upload("/instruments", {{"do", "file"}}, {"file", "mine.toml", "text/plain", file + "colour = \"red\"\n"});
  CHECK(broken.status == 422);
  CHECK_THAT(broken.body, ContainsSubstring("colour"));
  CHECK(bench.upload("/instruments", {{"do", "remove:a"}}, {"file", "", "text/plain", ""}).status == 303);
  CHECK(app::instrumentSettings(bench.brigade.world()).empty());
  CHECK_THAT(bench.get("/instruments", "", "zh-CN").body, ContainsSubstring("仪器"));
}
