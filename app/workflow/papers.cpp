#include "app/workflow/papers.h"

#include <algorithm>

namespace muster::app {
namespace {

struct Naming {
  std::vector<std::string> operator()(const core::CertificateAccepted& h) const { return unboundPapers(h.document); }
  std::vector<std::string> operator()(const core::CalibratorFailed& h) const { return unboundPapers(h.document); }
  std::vector<std::string> operator()(const core::PersonAuthorised& h) const { return unboundPapers(h.document); }
  std::vector<std::string> operator()(const core::LimitConfirmed& h) const { return unboundPapers(h.evidence); }
  std::vector<std::string> operator()(const core::UnitReturned& h) const { return unboundPapers(h.papers); }
  std::vector<std::string> operator()(const core::OpeningDeclared& h) const { return unboundPapers(h.scan); }
  std::vector<std::string> operator()(const core::CaseUnitSettled& h) const { return unboundPapers(h.evidence); }
  std::vector<std::string> operator()(const core::FileImported& h) const { return unboundPapers(h.file); }
  std::vector<std::string> operator()(const core::TestRecorded& h) const { return h.run.blobs; }
  template <typename T>
  std::vector<std::string> operator()(const T&) const {
    return {};
  }
};

}  // namespace

std::vector<std::string> papersOf(World& world, const core::Fact& fact) {
  auto read = core::read(fact);
  if (const auto* correction = read ? std::get_if<core::FactCorrected>(&read.value()) : nullptr) {
    auto right = world.journal.fact(correction->target);
    if (!right) return {};
    right->body = correction->body;
    read = core::read(*right);
  }
  return read ? std::visit(Naming{}, read.value()) : std::vector<std::string>();
}

std::string boundPapers(const std::vector<std::string>& digests) {
  std::vector<std::string> kept;
  for (const auto& digest : digests) {
    for (const auto& one : unboundPapers(digest))
      if (std::find(kept.begin(), kept.end(), one) == kept.end()) kept.push_back(one);
  }
  std::string document;
  for (const auto& one : kept) document += (document.empty() ? "" : " ") + one;
  return document;
}

std::vector<std::string> unboundPapers(std::string_view document) {
  std::vector<std::string> digests;
  for (std::size_t at = 0; at < document.size();) {
    const auto end = std::min(document.find(' ', at), document.size());
    if (end > at) digests.emplace_back(document.substr(at, end - at));
    at = end + 1;
  }
  return digests;
}

}  // namespace muster::app
