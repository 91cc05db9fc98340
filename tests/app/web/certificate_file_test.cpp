// A digital calibration certificate on the form of an instrument: read, compared, accepted by a person, and kept with its scan; and how the
// papers of any record are given out again.
#include <regex>

#include "app/web/routes.h"
#include "app/web/server.h"
#include "app/web/typed_points.h"
#include "app/workflow/certificate_file.h"
#include "app/workflow/open_store.h"
#include "app/workflow/papers.h"
#include "tests/app/web/http_client.h"
#include "tests/app/web/web_brigade.h"
#include "tests/devices/files/reading_support.h"
#include "tests/support/catch.h"
#include "tests/support/rules.h"

using namespace muster;
using namespace muster::tests;
using Catch::Matchers::ContainsSubstring;

namespace {

const std::string kScan = "%PDF-1.7 a scan", kAccept = "/units/TB-01/certificate";

std::string sample(const std::string& version) { return slurp(sourcePath("data/samples/dcc-" + version + ".xml")); }

struct Office : WebBrigade {
  Office() : WebBrigade{.brigade = Brigade(app::startingPacks())} {
    brigade.ready("BG4-01", 1);
    brigade.registers("TB-01", "bench", "sn-4711");
  }
  app::Response sends(const std::string& path, Form form, const std::vector<File>& files) {
    form.insert(form.begin(), {{"token", site.tokenOf(session)}, {"person", "P001"}});
    form.emplace_back("command", "c" + std::to_string(++commands));
    std::string body;
    for (const auto& [name, value] : form) body += "--xyz\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n";
    for (const auto& file : files)
      body += "--xyz\r\nContent-Disposition: form-data; name=\"" + file.field + "\"; filename=\"" + file.name + "\"\r\nContent-Type: " + file.type +
              "\r\n\r\n" + file.bytes + "\r\n";
    return send(path, "multipart/form-data; boundary=xyz", body + "--xyz--\r\n");
  }
  app::Response reads(const std::string& xml, Form typed = {}, const std::string& path = kAccept) {
    typed.insert(typed.begin(), {{"act", "calibration"}, {"do", "read"}});
    return sends(path, typed, {{"dcc", "certificate.xml", "application/xml", xml}});
  }
  app::Response accepts(const Form& form) { return sends(kAccept, form, {}); }
  core::Fact latest(const std::string& unit, const std::string& kind) {
    auto facts = brigade.world().journal.factsAbout(core::unit(unit));
    for (auto fact = facts.rbegin(); fact != facts.rend(); ++fact)
      if (fact->kind.starts_with(kind + "/")) return *fact;
    throw std::runtime_error("no " + kind + " of " + unit);
  }
  std::string page(core::FactId id) { return "/journal/" + std::to_string(id.node) + "/" + std::to_string(id.index); }
  app::Response paper(core::FactId id, const std::string& digest) { return get(page(id) + "/papers/" + digest); }
};

// What a browser would send back of a form.
WebBrigade::Form fieldsOf(const std::string& html) {
  WebBrigade::Form form;
  const auto plain = [](std::string text) {
    for (const auto& [from, to] : {std::pair<std::string, std::string>{"&#10;", "\n"}, {"&lt;", "<"}, {"&quot;", "\""}, {"&amp;", "&"}})
      for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos;) text.replace(at, from.size(), to);
    return text;
  };
  const auto from = html.find("<form class=\"form\""), to = html.find("</form>", from);
  const std::string body = html.substr(from, to - from);
  const auto attribute = [](const std::string& tag, const std::string& name) {
    std::smatch found;
    return std::regex_search(tag, found, std::regex("\\s" + name + "=\"([^\"]*)\"")) ? found[1].str() : std::string();
  };
  const std::regex control("<input [^>]*>|<textarea [^>]*>[^<]*|<select [^>]*>[\\s\\S]*?</select>");
  for (std::sregex_iterator it(body.begin(), body.end(), control), end; it != end; ++it) {
    const std::string tag = it->str(), name = attribute(tag.substr(0, tag.find('>') + 1), "name");
    if (name == "token" || name == "command" || name == "person" || name.empty() || tag.find("type=\"file\"") != std::string::npos) continue;
    std::string value = attribute(tag, "value");
    if (tag.starts_with("<textarea")) value = tag.substr(tag.find('>') + 1);
    if (tag.starts_with("<select")) {
      std::smatch chosen;
      value = std::regex_search(tag, chosen, std::regex("<option value=\"([^\"]*)\" selected")) ? chosen[1].str() : "";
    }
    form.emplace_back(name, plain(value));
  }
  return form;
}

void set(WebBrigade::Form& form, const std::string& name, const std::string& value) {
  for (auto& field : form)
    if (field.first == name) field.second = value;
}

std::string valueOf(const WebBrigade::Form& form, const std::string& name) {
  for (const auto& [key, value] : form)
    if (key == name) return value;
  return "(no such field)";
}

}  // namespace

TEST_CASE("a digital certificate fills the form in, and nothing is accepted by reading it", "[app][web][dcc]") {
  Office it;
  CHECK_THAT(it.get(kAccept, "act=calibration").body, ContainsSubstring("name=\"dcc\"") && ContainsSubstring("value=\"read\""));
  CHECK_THAT(it.get(kAccept).body, !ContainsSubstring("name=\"dcc\""));  // a verification has no points
  const auto before = it.facts();
  const auto read = it.reads(sample("3.2.1"), {{"number", "typed before"}, {"traceability", "PTB 4711"}, {"valid_to", "2027-02-11"}});
  INFO(read.body);
  REQUIRE(read.status == 200);
  CHECK(it.facts() == before);
  const auto form = fieldsOf(read.body);
  CHECK(valueOf(form, "number") == "EX-321-0042");
  CHECK(valueOf(form, "laboratory") == "Example Laboratory for Pressure");
  CHECK(valueOf(form, "issued") == "2026-02-12");
  CHECK(valueOf(form, "coverage") == "2");
  CHECK(valueOf(form, "points") ==
        "0 mbar; 0.00 mbar; 0.00 mbar; 0.05 mbar\n10 mbar; 0.30 mbar; 0.02 mbar; 0.05 mbar\n"
        "20 mbar; 0.50 mbar; 0.04 mbar; 0.07 mbar");
  CHECK(valueOf(form, "traceability") == "PTB 4711");  // what the file does not say stays as it was typed
  CHECK(valueOf(form, "valid_to") == "2027-02-11");
  CHECK_THAT(read.body, ContainsSubstring("3 points") && !ContainsSubstring("it is a certificate of"));
}

TEST_CASE("an accepted certificate keeps its XML and its scan, and the page and the record give both out", "[app][web][dcc]") {
  Office it;
  const std::string xml = sample("3.2.1");
  auto form = fieldsOf(it.reads(xml).body);
  set(form, "valid_to", "2027-02-11");
  const auto done = it.sends(kAccept, form, {{"file", "scan.pdf", "text/html", kScan}});
  INFO(done.body);
  REQUIRE(done.status == 303);
  const auto fact = it.latest("TB-01", "CertificateAccepted");
  const auto happening = core::read(fact);
  const auto& accepted = std::get<core::CertificateAccepted>(happening.value());
  CHECK(app::unboundPapers(accepted.document) == std::vector<std::string>{core::sha256Hex(kScan), core::sha256Hex(xml)});
  CHECK(it.brigade.state("TB-01").certificates.front().points.size() == 3);
  for (const auto& place : {std::string("/units/TB-01"), it.page(fact.id)}) {
    const auto page = it.get(place).body;
    for (const auto& digest : app::unboundPapers(accepted.document)) CHECK_THAT(page, ContainsSubstring(it.page(fact.id) + "/papers/" + digest));
  }
  const auto data = it.paper(fact.id, core::sha256Hex(xml)), scan = it.paper(fact.id, core::sha256Hex(kScan));
  CHECK(data.body == xml);
  CHECK(data.type == "text/plain; charset=utf-8");  // XML never runs as XML
  CHECK(scan.body == kScan);
  CHECK(scan.type == "application/pdf");  // by its bytes, whatever the browser called it
}

TEST_CASE("a paper is given out only under a record that names it", "[app][web][dcc]") {
  Office it;
  auto form = fieldsOf(it.reads(sample("3.2.1")).body);
  set(form, "valid_to", "2027-02-11");
  REQUIRE(it.accepts(form).status == 303);
  const auto fact = it.latest("TB-01", "CertificateAccepted"), other = it.latest("TB-01", "UnitRegistered");
  const auto digest = core::sha256Hex(sample("3.2.1")), note = it.brigade.world().blobs.put("said in confidence", "text/plain");
  CHECK(it.paper(fact.id, digest).status == 200);
  CHECK(it.paper(other.id, digest).status == 404);  // another record
  CHECK(it.paper(fact.id, note).status == 404);     // another blob of the same store
  CHECK(it.paper(fact.id, std::string(64, '0')).status == 404);
  CHECK(it.paper(fact.id, "..%2F..%2Fetc").status == 404);
  CHECK(it.paper({1, 999999}, digest).status == 404);
  CHECK_THAT(it.paper(fact.id, note).body, ContainsSubstring("names no such paper") && !ContainsSubstring("in confidence"));
}

TEST_CASE("papers are shown in a sandbox where they can do no harm, and only saved where they could", "[app][web][dcc]") {
  Office it;
  const auto keeps = [&](const std::string& bytes, const std::string& type) {
    static int number = 0;
    const auto done = it.sends("/units/TB-01/certificate",
                               {{"act", "verification"},
                                {"number", "V-" + std::to_string(++number)},
                                {"laboratory", "Lab"},
                                {"issued", "2026-11-01"},
                                {"valid_to", "2027-10-31"}},
                               {{"file", "it", type, bytes}});
    INFO(done.body);
    REQUIRE(done.status == 303);
    return it.paper(it.latest("TB-01", "CertificateAccepted").id, core::sha256Hex(bytes));
  };
  const auto html = keeps("<html><script>alert(1)</script></html>", "text/html");
  CHECK(html.type == "text/plain; charset=utf-8");
  CHECK(headerOf(html, "X-Content-Type-Options") == "nosniff");
  CHECK_THAT(headerOf(html, "Content-Security-Policy"), ContainsSubstring("sandbox") && ContainsSubstring("default-src 'none'"));
  CHECK(std::count_if(html.headers.begin(), html.headers.end(), [](const auto& one) { return one.first == "Content-Security-Policy"; }) == 1);
  CHECK(keeps("\xFF\xD8\xFF\xE0 photo", "application/octet-stream").type == "image/jpeg");
  CHECK(keeps("\x89PNG\r\n photo", "image/svg+xml").type == "image/png");
  const auto unknown = keeps(std::string("\x7F\x45LF\0\x01\xFE", 7), "image/png");
  CHECK(unknown.type == "application/octet-stream");
  CHECK_THAT(headerOf(unknown, "Content-Disposition"), ContainsSubstring("attachment"));
  CHECK_THAT(headerOf(html, "Content-Disposition"), ContainsSubstring("inline"));
  CHECK_THAT(headerOf(it.get("/units/TB-01"), "Content-Security-Policy"), ContainsSubstring("script-src 'self'"));  // pages keep theirs
}

TEST_CASE("a stranger's certificate is told when it is read and again when it is accepted, and may be accepted all the same", "[app][web][dcc]") {
  Office it;
  const auto read = it.reads(sample("3.2.1"), {}, "/units/B-01/certificate");
  CHECK_THAT(read.body, ContainsSubstring("it is a certificate of SN-4711, TB-01; B-01 has the serial number"));
  auto form = fieldsOf(read.body);
  set(form, "valid_to", "2027-02-11");
  const auto done = it.sends("/units/B-01/certificate", form, {});
  REQUIRE(done.status == 303);
  CHECK_THAT(it.get("/units/B-01").body, ContainsSubstring("it is a certificate of SN-4711, TB-01"));
}

TEST_CASE("a file that cannot be read is refused with its line and what to do, and what was typed stands", "[app][web][dcc]") {
  Office it;
  std::string xml = sample("3.2.1");
  const auto at = xml.find("0.00 0.30 0.50");
  const auto line = 1 + std::count(xml.begin(), xml.begin() + static_cast<std::ptrdiff_t>(at), '\n');
  const auto refused = it.reads(xml.replace(at, 14, "0.00 0,30 0.50"), {{"number", "K-7"}, {"points", "1 mbar; 0.1 mbar; 0.05 mbar"}});
  CHECK(refused.status == 422);
  CHECK_THAT(refused.body, ContainsSubstring("line " + std::to_string(line) + ": 0,30 is not a number"));
  CHECK_THAT(refused.body, ContainsSubstring("Ask the laboratory for a sound file, or type the points") && ContainsSubstring("href=\"#f-dcc\""));
  CHECK(valueOf(fieldsOf(refused.body), "number") == "K-7");
  CHECK(valueOf(fieldsOf(refused.body), "points") == "1 mbar; 0.1 mbar; 0.05 mbar");
  const auto none = it.accepts({{"act", "calibration"}, {"do", "read"}, {"number", "K-7"}});
  CHECK(none.status == 422);
  CHECK_THAT(none.body, ContainsSubstring("no file was chosen"));
}

TEST_CASE("a file that was chosen but not read is read first, also when Accept was pressed", "[app][web][dcc]") {
  Office it;
  const auto before = it.facts();
  const auto answer = it.sends(kAccept, {{"act", "calibration"}, {"number", "K-9"}, {"issued", "2026-02-12"}, {"valid_to", "2027-02-11"}},
                               {{"dcc", "c.xml", "text/xml", sample("3.2.1")}});
  CHECK(answer.status == 200);
  CHECK(it.facts() == before);
  CHECK(valueOf(fieldsOf(answer.body), "number") == "EX-321-0042");
}

TEST_CASE("both files survive a slip in the form", "[app][web][dcc]") {
  Office it;
  const auto read = it.sends(kAccept, {{"act", "calibration"}, {"do", "read"}},
                             {{"dcc", "c.xml", "text/xml", sample("3.2.1")}, {"file", "scan.pdf", "application/pdf", kScan}});
  auto form = fieldsOf(read.body);
  set(form, "points", "ten");
  const auto slip = it.accepts(form);
  CHECK(slip.status == 422);
  form = fieldsOf(slip.body);
  set(form, "points", "10 mbar; 0.30 mbar; 0.02 mbar; 0.05 mbar"), set(form, "valid_to", "2027-02-11");
  const auto done = it.accepts(form);
  INFO(done.body);
  REQUIRE(done.status == 303);
  CHECK(app::papersOf(it.brigade.world(), it.latest("TB-01", "CertificateAccepted")) ==
        std::vector<std::string>{core::sha256Hex(kScan), core::sha256Hex(sample("3.2.1"))});
  auto foreign = fieldsOf(it.reads(sample("3.1.2")).body);
  set(foreign, "dcc_kept", it.brigade.world().blobs.put("said in confidence", "text/plain")), set(foreign, "valid_to", "2027-02-11");
  const auto refused = it.accepts(foreign);
  CHECK(refused.status == 422);
  CHECK_THAT(refused.body, ContainsSubstring("The attached file is no longer there."));
}

TEST_CASE("the form asks for gas and state of a flow, which no digital certificate says", "[app][web][dcc]") {
  Office it;
  const auto read = it.reads(sample("3.3.0"));
  CHECK_THAT(read.body, ContainsSubstring("say with which gas and at which state"));
  auto form = fieldsOf(read.body);
  set(form, "valid_to", "2027-02-11");
  CHECK_THAT(it.accepts(form).body, ContainsSubstring("it is not said with which gas the flow was measured"));
  set(form, "flow_gas", "O2");
  CHECK_THAT(it.accepts(form).body, ContainsSubstring("it is not said at which state the flow is stated"));
  set(form, "flow_state", "standard"), set(form, "flow_reference", "cold");
  CHECK_THAT(it.accepts(form).body, ContainsSubstring("the reference state cannot be read"));
  set(form, "flow_reference", "0 °C 101.325 kPa");
  const auto done = it.accepts(form);
  INFO(done.body);
  REQUIRE(done.status == 303);
  const auto& points = it.brigade.state("TB-01").certificates.front().points;
  REQUIRE(points.size() == 2);
  CHECK(points[0].nominal.flow->text() == "O2 standard 0 °C 101.325 kPa");
  CHECK_FALSE(points[1].nominal.flow);  // a pressure
  CHECK_THAT(it.get("/units/TB-01").body, ContainsSubstring("1.5 L/min (O2 standard 0 °C 101.325 kPa): 0.03 L/min"));
  auto other = fieldsOf(it.reads(sample("3.3.0")).body);
  set(other, "number", "another"), set(other, "valid_to", "2027-02-11"), set(other, "flow_gas", "not-stated");
  CHECK(it.accepts(other).status == 303);  // unknown is said, not guessed
}

TEST_CASE("a certificate put right keeps its XML beside the new scan, and every field of its form is taken", "[app][web][dcc]") {
  Office it;
  auto form = fieldsOf(it.reads(sample("3.2.1")).body);
  set(form, "valid_to", "2027-02-11");
  REQUIRE(it.sends(kAccept, form, {{"file", "scan.pdf", "application/pdf", kScan}}).status == 303);
  const auto fact = it.latest("TB-01", "CertificateAccepted");
  const auto path = "/facts/" + core::text(fact.id) + "/correct";
  auto right = fieldsOf(it.get(path).body);
  CHECK(valueOf(right, "points").starts_with("0 mbar; 0.00 mbar; 0.00 mbar; 0.05 mbar"));
  set(right, "laboratory", "Example Laboratory"), set(right, "why", "misread");
  const auto done = it.sends(path, right, {{"file", "better.png", "image/png", "\x89PNG better"}});
  INFO(done.body);
  REQUIRE(done.status == 303);
  const auto digests = std::vector<std::string>{core::sha256Hex("\x89PNG better"), core::sha256Hex(sample("3.2.1"))};
  CHECK(app::papersOf(it.brigade.world(), it.latest("TB-01", "FactCorrected")) == digests);
  for (const auto& digest : digests) {
    CHECK_THAT(it.get("/units/TB-01").body, ContainsSubstring(digest));
    CHECK(it.paper(fact.id, digest).status == 200);
  }
  CHECK(it.paper(fact.id, core::sha256Hex(kScan)).status == 200);  // what was told first stays to be seen
}

TEST_CASE("points come back from the form as they went in, whatever the certificate leaves out", "[app][web][dcc]") {
  const auto q = [](const char* text) { return std::optional(quantity(text)); };
  const std::vector<core::CalibrationPoint> points{{quantity("1 mbar"), q("0.1 mbar"), {}, {}},
                                                   {quantity("2 mbar"), q("0.1 mbar"), {}, q("0.05 mbar")},
                                                   {quantity("3 mbar"), q("0.1 mbar"), q("0.0 mbar"), {}},
                                                   {quantity("4 mbar"), {}, q("0.0 mbar"), q("0.05 mbar")},
                                                   {quantity("5 mbar"), {}, q("0.0 mbar"), {}}};
  app::Request request;
  request.form.add("points", app::typedOf(points));
  const core::FixedCalendar calendar(std::chrono::hours(8));
  app::Typed typed(request, calendar);
  CHECK(app::typedCalibration(typed, "points") == points);
  CHECK(typed.ok());
  app::Request bad;
  bad.form.add("points", "1 mbar; ; \n; 0.1 mbar\n1 mbar");
  app::Typed refused(bad, calendar);
  CHECK(app::typedCalibration(refused, "points").empty());
  CHECK(refused.problems().size() == 3);
}

TEST_CASE("what a live instrument sent can be had from the record of its test, over HTTP", "[app][web][dcc]") {
  Brigade brigade;
  brigade.ready("BG4-01", 1);
  const std::string sent = "> *IDN?\r\n< CONST 681\r\n< 0.73 mbar\r\n";
  auto run = brigade.passing("BG4-01", "2026-11-23 07:30");
  run.blobs.push_back(brigade.world().blobs.put(sent, "text/plain"));
  const auto answer = app::recordTest(brigade.world(), brigade.who(), {run, {}});
  REQUIRE(answer);
  const auto id = answer->receipt.facts.front();
  app::WebServer server{brigade.world(), {.port = 0, .strictTemplates = true}, app::routes()};
  server.start();
  const auto record = "/journal/" + std::to_string(id.node) + "/" + std::to_string(id.index), path = record + "/papers/" + run.blobs.back();
  const auto page = ask(server.port(), {.path = record, .headers = {{"Accept-Language", "en"}}});
  CHECK_THAT(page.body, ContainsSubstring("href=\"" + path + "\"") && ContainsSubstring("What the instrument sent, word for word"));
  const auto paper = ask(server.port(), {.path = path});
  CHECK(paper.status == 200);
  CHECK(paper.body == sent);
  CHECK(paper.header("Content-Type") == "text/plain; charset=utf-8");
  CHECK(paper.header("X-Content-Type-Options") == "nosniff");
  CHECK_THAT(paper.header("Content-Security-Policy"), ContainsSubstring("sandbox"));
  CHECK(ask(server.port(), {.path = record + "/papers/" + std::string(64, 'a')}).status == 404);
}

TEST_CASE("as JSON a digital certificate says its points and whether it is of this instrument", "[app][workflow][dcc]") {
  Office it;
  const auto file = app::readCertificateFile(it.brigade.world(), "tb-01", sample("3.3.0"), "c.xml");
  REQUIRE(file);
  CHECK_THAT(core::canonical(app::certificateFileJson(*file)), ContainsSubstring(R"("of_this_instrument":true)") &&
                                                                   ContainsSubstring(R"("number":"EX-330-0042")") &&
                                                                   ContainsSubstring(R"("as_found":"0.03 L/min")"));
  CHECK(app::readCertificateFile(it.brigade.world(), "B-01", sample("3.3.0"), "c.xml")->stranger);
  CHECK(refusal(app::readCertificateFile(it.brigade.world(), "BG4-01", sample("3.3.0"), "c.xml")) == "unknown-calibrator");
  const auto refused = app::readCertificateFile(it.brigade.world(), "TB-01", "<other/>", "c.xml");
  REQUIRE_FALSE(refused);
  CHECK_THAT(core::english(refused.problems().front()), ContainsSubstring("c.xml"));
}
