#include "app/text/languages.h"

#include "tests/support/catch.h"

using namespace muster;

TEST_CASE("the language is chosen by address, cookie, browser, and else is Chinese", "[app][text]") {
  const app::Languages languages;
  CHECK(languages.choose("", "", "") == "zh-CN");
  CHECK(languages.choose("en", "zh-CN", "zh") == "en");
  CHECK(languages.choose("klingon", "en", "zh") == "en");
  CHECK(languages.choose("", "", "de, en;q=0.7, zh;q=0.9") == "zh-CN");
  CHECK(languages.choose("", "", "en-GB,en;q=0.9") == "en");
  CHECK(languages.choose("", "", "de,fr;q=0.1,,;q=,") == "zh-CN");
}

TEST_CASE("a sentence is said with its places filled", "[app][text]") {
  const app::Languages languages;
  const core::Message message = core::msg("since {when}", {{"when", "03:03"}});
  CHECK(languages.translator("zh-CN").tr(message) == "03:03 起");
  CHECK(languages.translator("en").tr(message) == "since 03:03");
  CHECK(languages.translator("zh-CN").tr(core::Text("Leak test", "气密")) == "气密");
  CHECK(languages.translator("en").tr(core::Text("Leak test", "气密")) == "Leak test");
  CHECK(languages.translator("zh-CN").tr("A sentence nobody translated") == "A sentence nobody translated");
}

TEST_CASE("one and many are told apart where the language does", "[app][text]") {
  const app::Languages languages;
  CHECK(languages.translator("en").plural("{n} held is not usable", "{n} held are not usable", 1) == "1 held is not usable");
  CHECK(languages.translator("en").plural("{n} held is not usable", "{n} held are not usable", 3) == "3 held are not usable");
  CHECK(languages.translator("zh-CN").plural("{n} held is not usable", "{n} held are not usable", 3) == "3 件不可用");
}
