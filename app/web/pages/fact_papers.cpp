// A paper is given out only under a record that names it: the bytes of no other blob leave by this way. What it is is told by its bytes; a
// browser shows only what it can do no harm with, and that in a sandbox.
#include "app/web/pages/fact_papers.h"

#include <algorithm>

#include "app/web/file_kind.h"
#include "app/web/layout.h"
#include "app/web/record_words.h"
#include "app/workflow/papers.h"

namespace muster::app {
namespace {

std::string kindWord(const Translator& say, const FileKind& kind, bool test) {
  if (kind.ending == "pdf") return say.tr("PDF");
  if (kind.ending == "xml") return say.tr("XML, shown as text");
  if (kind.ending == "txt") return test ? say.tr("What the instrument sent, word for word") : say.tr("Text");
  return kind.inPlace ? say.tr("Picture") : say.tr("Another file, to be saved");
}

std::string sizeText(std::size_t bytes) {
  return bytes >= 1u << 20   ? std::to_string(bytes >> 20) + " MB"
         : bytes >= 1u << 10 ? std::to_string(bytes >> 10) + " kB"
                             : std::to_string(bytes) + " B";
}

// As the record was told, and as it stands since it was put right.
bool names(World& world, const core::Fact& fact, const std::string& digest) {
  const auto in = [&](const core::Fact& one) {
    const auto papers = papersOf(world, one);
    return std::find(papers.begin(), papers.end(), digest) != papers.end();
  };
  if (in(fact)) return true;
  const auto correction = marksOf(world, fact).corrected;
  const auto right = correction ? world.journal.fact(*correction) : std::nullopt;
  return right && in(*right);
}

}  // namespace

core::Outcome<core::Fact> recordAsked(const Request& request, Site& site) {
  const auto id = core::parseFactId(request.params.get("node") + ":" + request.params.get("index"));
  auto fact = id ? site.world.journal.fact(*id) : std::nullopt;
  if (!fact) return core::Problem{"unknown-fact", core::msg("there is no such record"), core::msg("choose it from the journal"), {}};
  return std::move(*fact);
}

std::string paperPath(core::FactId record, const std::string& digest) { return recordPath(record) + "/papers/" + urlEncoded(digest); }

void setPapers(View& body, const Translator& say, World& world, const core::Fact& fact) {
  const auto papers = papersOf(world, fact);
  const bool test = fact.kind.starts_with("TestRecorded/");
  body.set("hasPapers", !papers.empty());
  body.list("papers", papers, [&](View& row, const std::string& digest) {
    const auto bytes = world.blobs.get(digest);
    row.set("short", digest.substr(0, 12)).set("kept", bytes.has_value()).set("address", paperPath(fact.id, digest));
    row.set("word", bytes ? kindWord(say, fileKind(*bytes), test) : std::string()).set("size", bytes ? sizeText(bytes->size()) : std::string());
  });
}

Response factPaper(const Request& request, Site& site) {
  const auto fact = recordAsked(request, site);
  if (!fact) return refused(request, site, 404, fact.problems());
  const auto digest = request.params.get("digest");
  if (!names(site.world, *fact, digest))
    return refused(request, site, 404,
                   {{"no-such-paper", core::msg("this record names no such paper"), core::msg("open the record and choose one of its papers"), {}}});
  auto bytes = site.world.blobs.get(digest);
  if (!bytes)
    return refused(
        request, site, 404,
        {{"erased", core::msg("this paper is no longer kept: only its digest is"), core::msg("look in the paper files, or in a backup"), {}}});
  const FileKind kind = fileKind(*bytes);
  Response response;
  response.type = kind.type, response.body = std::move(*bytes), response.tag = digest.substr(0, 20);
  response.headers.emplace_back(
      "Content-Disposition", std::string(kind.inPlace ? "inline" : "attachment") + "; filename=\"" + digest.substr(0, 12) + "." + kind.ending + "\"");
  response.headers.emplace_back("Content-Security-Policy",
                                "sandbox; default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'");
  return response;
}

}  // namespace muster::app
