#include "devices/instruments/alicat/codec.h"

#include <algorithm>
#include <array>

#include "devices/framing/fields.h"
#include "devices/framing/line.h"
#include "devices/instruments/refusals.h"

namespace muster::devices::alicat {
namespace {

constexpr std::string_view kEnds{"\r\n", 2};
constexpr std::array<std::string_view, 5> kBeyond{"MOV", "VOV", "POV", "TOV", "OPL"};
// Keys locked, valve held, valve to exhaust, totalizer turned over or missed something: nothing of it touches the present flow.
constexpr std::array<std::string_view, 5> kHarmless{"LCK", "HLD", "EXH", "OVR", "TMF"};

template <std::size_t N>
bool among(const std::array<std::string_view, N>& known, std::string_view word) {
  return std::find(known.begin(), known.end(), word) != known.end();
}

}  // namespace

Cut cutAlicat() {
  return [lines = cutLines(kEnds)](std::string_view bytes) {
    std::string plain(bytes);
    std::replace(plain.begin(), plain.end(), '\0', ' ');
    return lines(plain);
  };
}

std::string lineOf(std::string_view frame) {
  std::string line(devices::lineOf(frame, kEnds));
  std::erase(line, '\0');
  return line;
}

std::string pollRequest(std::string_view id) { return std::string(id) + "\r"; }

std::string request(std::string_view id, std::string_view command) { return std::string(id) + std::string(command) + "\r"; }

bool rejected(std::string_view frame) {
  const std::string line = lineOf(frame);
  const auto words = wordsOf(line);
  return !words.empty() && words.size() <= 2 && words.back() == "?";
}

bool ofInstrument(std::string_view frame, std::string_view id) {
  const std::string line = lineOf(frame);
  const auto words = wordsOf(line);
  return rejected(frame) || (words.size() > 1 && words.front() == id);
}

core::Outcome<Poll> parsePoll(std::string_view frame, std::string_view id, std::size_t values) {
  if (rejected(frame)) return refusesQuestion("?");
  const std::string line = lineOf(frame);
  const auto words = wordsOf(line);
  if (words.size() < values + 2 || words.front() != id) return notOfProtocol(line);
  Poll poll;
  for (std::size_t i = 1; i <= values; ++i) {
    if (!wireNumber(words[i])) return notOfProtocol(line);
    poll.values.emplace_back(words[i]);
  }
  poll.gas = words[values + 1];
  if (wireNumber(poll.gas) || among(kBeyond, poll.gas) || among(kHarmless, poll.gas)) return notOfProtocol(line);
  for (std::size_t i = values + 2; i < words.size(); ++i) {
    if (among(kBeyond, words[i]))
      poll.beyond = true;
    else if (words[i] == "ADC")
      poll.damaged = true;
    else if (!among(kHarmless, words[i]))
      return notOfProtocol(line);
  }
  return poll;
}

}  // namespace muster::devices::alicat
