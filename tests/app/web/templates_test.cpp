// Templates: strict about keys, partials and where a variable may stand.
#include "app/web/templates.h"

#include "app/text/languages.h"
#include "tests/support/catch.h"

using namespace muster::app;
using Catch::Matchers::ContainsSubstring;

namespace {

std::string render(Templates::Sources sources, const View& view, const char* language = "en") {
  static const Languages languages;
  return Templates(std::move(sources), true).render("page", languages.translator(language), view).text;
}

}  // namespace

TEST_CASE("a template says in words which key no view has", "[app][web]") {
  CHECK_THROWS_WITH(render({{"page", "<p>{{nobody}}</p>"}}, View()), ContainsSubstring("page.mustache: no view has 'nobody'"));
  CHECK_THROWS_AS(render({{"page", "{{#rows}}x{{/rows}}"}}, View()), TemplateError);
  CHECK_THROWS_AS(render({{"page", "{{^rows}}x{{/rows}}"}}, View()), TemplateError);
}

TEST_CASE("a missing partial is an error, not nothing", "[app][web]") {
  CHECK_THROWS_WITH(render({{"page", "{{> gone}}"}}, View()), ContainsSubstring("no such template: gone"));
  CHECK_THROWS_WITH(render({{"page", "{{> page}}"}}, View()), ContainsSubstring("include each other"));
}

TEST_CASE("what a person typed is text, never markup", "[app][web]") {
  View view;
  view.set("name", "<b title=\"x\">'&");
  CHECK(render({{"page", "<p title=\"{{name}}\">{{name}}</p>"}}, view) ==
        "<p title=\"&lt;b title=&quot;x&quot;&gt;&apos;&amp;\">&lt;b title=&quot;x&quot;&gt;&apos;&amp;</p>");
  CHECK_THROWS_AS(View().set("bodyHtml", "x"), std::logic_error);
  CHECK_THROWS_AS(View().setHtml("body", SafeHtml{"x"}), std::logic_error);
}

TEST_CASE("a variable may not stand where escaping does not reach", "[app][web]") {
  for (const char* text : {"<a href={{x}}>", "<p style=\"{{x}}\">", "<p onclick=\"go()\">", "<script>x</script>", "{{{x}}}", "{{& x}}",
                           "<a href=\"{{x}}/y\">", "<style>p{}</style>"}) {
    INFO(text);
    CHECK_FALSE(Templates::lint(text).empty());
  }
  for (const char* text : {"<a href=\"/units/{{x}}?at={{y}}\">", "{{{bodyHtml}}}", "<a href=\"{{x}}\">", "<script src=\"{{x}}\" defer></script>"}) {
    INFO(text);
    CHECK(Templates::lint(text).empty());
  }
}

TEST_CASE("sentences of a template come in the language of the reader", "[app][web]") {
  CHECK(render({{"page", "<b>{{#_}}Due soon{{/_}}</b>"}}, View(), "zh-CN") == "<b>临期</b>");
  CHECK(render({{"page", "<b>{{#_}}Due soon{{/_}}</b>"}}, View(), "qps") == "<b>⟦Due soon~~~⟧</b>");
}

TEST_CASE("each form gets a command id of its own", "[app][web]") {
  int count = 0;
  View view;
  view.setEach("command", [&] { return std::to_string(++count); });
  CHECK(render({{"page", "<i>{{command}}</i><i>{{command}}</i>"}}, view) == "<i>1</i><i>2</i>");
}

TEST_CASE("the templates inside the program load", "[app][web]") { CHECK(Templates(Templates::embedded(), true).names().size() > 10); }
