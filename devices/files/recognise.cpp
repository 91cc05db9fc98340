// How sure a profile is of a file: does its heading stand there, how much of the heading does it understand, do the first lines read?
#include <algorithm>
#include <sstream>

#include "devices/files/import.h"
#include "devices/files/layout.h"
#include "devices/files/utf8.h"

namespace muster::devices {
namespace {

constexpr int kHeadingFound = 40, kColumnsKnown = 20, kLinesRead = 40;  // together 100

// The head without the line (or character) that its end cuts.
std::string wholeLines(std::string_view head) {
  if (head.size() < kHeadBytes) return std::string(head);
  const auto end = head.find_last_of("\r\n");
  return std::string(head.substr(0, end == std::string_view::npos ? wholeCharacters(head) : end + 1));
}

Guess judge(const std::string& head, const Profile& profile, const core::Calendar& calendar) {
  Guess out{&profile, 0, {}};
  const std::string words = profile.contains.empty() ? std::string() : decodedHead(head, profile.encodings);
  for (const std::string& text : profile.contains) {
    if (words.find(text) != std::string::npos) continue;
    out.problems.push_back(
        {"text-not-found", core::msg("{text} does not stand in the file", {{"text", text}}), core::msg("Choose another profile"), {}});
    return out;
  }
  std::istringstream layoutText(head);
  CsvReader csv(layoutText, dialectOf(profile));
  const auto layout = findLayout(csv, profile);
  if (!layout) {
    out.problems = layout.problems();
    return out;
  }
  out.confidence = kHeadingFound + kColumnsKnown * layout->known / std::max<int>(1, static_cast<int>(layout->headingCells.size()));
  std::istringstream all(head);
  ReadCallbacks callbacks;
  callbacks.onBadLine = [&](const BadLine& bad) {
    if (out.problems.empty()) out.problems.push_back(bad.problem);
  };
  const auto read = readTests(all, profile, calendar, callbacks);
  if (!read) return out.problems = read.problems(), out;
  if (read->dataLines == 0) {
    out.confidence += kLinesRead / 2;  // a heading and nothing below it yet
  } else {
    out.confidence += static_cast<int>(kLinesRead * read->usedLines / read->dataLines);
    if (read->usedLines == 0) out.confidence = std::min(out.confidence, kSure - 1);
  }
  return out;
}

}  // namespace

std::optional<core::Problem> refuseHead(std::string_view head) {
  const core::Message saveAs = core::msg("Open it where it was made and save it as CSV, UTF-8");
  if (head.find_first_not_of("\r\n\t ") == std::string_view::npos)
    return core::Problem{"empty", core::msg("the file is empty"), core::msg("Read it from the bench again"), {}};
  if (head.starts_with("PK\x03\x04")) return core::Problem{"a-workbook", core::msg("this is a workbook or an archive, not a CSV file"), saveAs, {}};
  if (head.starts_with("%PDF-"))
    return core::Problem{"a-pdf", core::msg("this is a PDF, not a CSV file"), core::msg("Enter the tests by hand and attach the PDF"), {}};
  if (head.starts_with("\xFF\xFE") || head.starts_with("\xFE\xFF"))
    return core::Problem{"not-utf8", core::msg("the file is UTF-16 text"), saveAs, {}};
  if (head.find('\0') != std::string_view::npos) {
    const auto line = 1 + std::count(head.begin(), head.begin() + static_cast<std::ptrdiff_t>(head.find('\0')), '\n');
    return core::Problem{"not-text",
                         core::msg("the file holds NUL bytes: it is damaged or not text"),
                         core::msg("Read it from the bench again"),
                         {"", static_cast<int>(line), 0, ""}};
  }
  return std::nullopt;
}

std::vector<Guess> recognise(std::string_view head, const std::vector<Profile>& profiles, const core::Calendar& calendar) {
  const std::string lines = wholeLines(head.substr(0, kHeadBytes));
  std::vector<Guess> out;
  for (const Profile& profile : profiles) out.push_back(judge(lines, profile, calendar));
  std::stable_sort(out.begin(), out.end(), [](const Guess& a, const Guess& b) { return a.confidence > b.confidence; });
  return out;
}

core::Outcome<Guess> bestProfile(std::string_view head, const std::vector<Profile>& profiles, const core::Calendar& calendar) {
  if (const auto refused = refuseHead(head)) return *refused;
  const auto guesses = recognise(head, profiles, calendar);
  if (guesses.empty() || guesses[0].confidence < kSure) {
    core::Problems problems{{"unknown-file",
                             core::msg("no profile knows this file"),
                             core::msg("Choose a profile by name, or write one: see the handbook page on import"),
                             {}}};
    if (!guesses.empty() && guesses[0].confidence > 0) {
      problems.push_back({"nearest-profile", core::msg("the profile {name} came nearest", {{"name", guesses[0].profile->name}}), {}, {}});
      for (const auto& problem : guesses[0].problems) problems.push_back(problem);
    } else if (!isUtf8(head.substr(0, wholeCharacters(head)))) {
      problems.push_back({"not-utf8",
                          core::msg("the file is not UTF-8 text, and no profile knows it in another encoding"),
                          core::msg("State encoding in the profile, or open the file where it was made and save it as CSV, UTF-8"),
                          {}});
    }
    return problems;
  }
  if (guesses.size() > 1 && guesses[1].confidence == guesses[0].confidence)
    return core::Problem{
        "ambiguous-file",
        core::msg("{one} and {two} fit this file equally well", {{"one", guesses[0].profile->name}, {"two", guesses[1].profile->name}}),
        core::msg("Choose the profile by name"),
        {}};
  return guesses[0];
}

}  // namespace muster::devices
