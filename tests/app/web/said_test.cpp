// No word of the racks, the door and the due list is hard-coded: in the pseudo-language everything stands in brackets.
#include "app/workflow/form_squad.h"
#include "tests/app/web/visitor.h"
#include "tests/support/catch.h"

using namespace muster;
using namespace muster::tests;

namespace {

// What is left of a page when sentences, markup, names and codes are taken out.
std::string hardCoded(std::string html) {
  html = std::regex_replace(std::regex_replace(html, std::regex("⟦"), "\x01"), std::regex("⟧"), "\x02");
  html = std::regex_replace(html, std::regex("<(script|option|b class=\"id\")[^>]*>[^<]*|<[^>]*>"),
                            " ");  // options hold names and codes
  for (std::string before; before != html;) {
    before = html;
    html = std::regex_replace(html, std::regex("\x01[^\x01\x02]*\x02"), "");
  }
  html = std::regex_replace(
      html, std::regex("&[a-z]+;|Muster|Zhang Wei|Li Na|English|NOPE|[A-Z0-9]+-[A-Z]?[0-9]*|R01|F[28]|SN1|[ABC][0-9]+|bg4|[0-9a-f]{8,}"), " ");
  std::smatch found;
  return std::regex_search(html, found, std::regex("[A-Za-z]{2,}[^\\n]*")) ? found.str() : "";
}

}  // namespace

TEST_CASE("no word of racks, scan station and due list is hard-coded", "[app][web][racks][scan][due]") {
  Visitor it;
  it.brigade.ready("BG4-01", 1);
  REQUIRE(app::formSquad(it.brigade.world(), it.brigade.who(), {"1", {"BG4-01"}}));
  for (const char* address :
       {"/racks/R01?slot=A1", "/racks/R01?slot=A2", "/racks/new", "/scan", "/scan?mode=out&code=BG4-01", "/scan?mode=in&code=BG4-01",
        "/scan?mode=place&code=BG4-01", "/scan?mode=in&code=NOPE", "/scan/reasons", "/due", "/due/week"}) {
    INFO(address);
    const auto page = it.get(std::string(address) + (std::string(address).find('?') == std::string::npos ? "?" : "&") + "lang=qps");
    CHECK(page.status == 200);
    CHECK(hardCoded(page.body) == "");
  }
}
