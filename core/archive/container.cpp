#include "core/archive/container.h"

#include <charconv>
#include <istream>
#include <ostream>
#include <stdexcept>
#include <vector>

namespace muster::core {

namespace {

constexpr std::string_view kMagic = "MUSTER BUNDLE ";
constexpr std::size_t kLongestLine = 256;

Problem problem(const char* code, Message text) { return {code, std::move(text), msg("Take another copy of the bundle."), {}}; }
Problem cut() { return problem("bundle-cut", msg("the bundle ends before its end")); }
Problem damaged(std::uint64_t part) {
  return problem("bundle-damaged", msg("part {part} of the bundle was changed or damaged", {{"part", std::to_string(part)}}));
}
Problem notBundle() { return problem("not-a-bundle", msg("this file is not a bundle of Muster")); }

std::optional<std::string> readLine(std::istream& in) {
  std::string line;
  for (char c; line.size() <= kLongestLine && in.get(c);) {
    if (c == '\n') return line;
    line += c;
  }
  return std::nullopt;
}

template <typename T>
std::optional<T> number(std::string_view text) {
  T value{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

std::vector<std::string_view> words(std::string_view line) {
  std::vector<std::string_view> found;
  while (true) {
    const auto blank = line.find(' ');
    found.push_back(line.substr(0, blank));
    if (blank == std::string_view::npos) return found;
    line.remove_prefix(blank + 1);
  }
}

struct PartLine {
  std::string kind, digest;
  std::size_t length = 0;
};

std::optional<PartLine> partLine(std::string_view line) {
  const auto all = words(line);
  if (all.size() != 4 || all[0] != "part") return std::nullopt;
  const auto length = number<std::size_t>(all[2]);
  if (!length || *length > kLargestPart) return std::nullopt;
  return PartLine{std::string(all[1]), std::string(all[3]), *length};
}

std::optional<std::string> readBytes(std::istream& in, std::size_t length) {
  std::string bytes(length, '\0');
  in.read(bytes.data(), static_cast<std::streamsize>(length));
  char newline = 0;
  if (static_cast<std::size_t>(in.gcount()) != length || !in.get(newline) || newline != '\n') return std::nullopt;
  return bytes;
}

}  // namespace

ContainerWriter::ContainerWriter(std::ostream& out, std::string_view program) : out_(out) {
  line(std::string(kMagic) + std::to_string(kBundleFormat));
  line("program " + std::string(program));
}

void ContainerWriter::line(const std::string& text) {
  seal_.update(text);
  seal_.update("\n");
  out_ << text << '\n';
}

void ContainerWriter::part(std::string_view kind, std::string_view bytes) {
  if (bytes.size() > kLargestPart) throw std::length_error("a part of a bundle beyond its size");
  std::string head = "part ";
  head.append(kind).append(" ").append(std::to_string(bytes.size())).append(" ").append(sha256Hex(bytes));
  line(head);
  out_.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  out_ << '\n';
  ++parts_;
}

void ContainerWriter::finish() {
  out_ << "end " << parts_ << ' ' << hex(seal_.finish()) << '\n';
  out_.flush();
  if (!out_) throw std::runtime_error("the bundle could not be written");
}

Outcome<ContainerReader> ContainerReader::open(std::istream& in) {
  ContainerReader reader(in);
  const auto begin = in.tellg();
  auto checked = reader.check();
  if (!checked) return checked.problems();
  in.clear();
  in.seekg(begin);
  for (int head = 0; head < 2; ++head) (void)readLine(in);
  return reader;
}

Outcome<Nothing> ContainerReader::check() {
  Sha256 seal;
  const auto sealed = [&seal](const std::string& line) {
    seal.update(line);
    seal.update("\n");
  };
  const auto magic = readLine(*in_);
  if (!magic || !magic->starts_with(kMagic)) return notBundle();
  const auto format = number<int>(std::string_view(*magic).substr(kMagic.size()));
  if (!format || *format < 1) return notBundle();
  if (*format > kBundleFormat) {
    return Problem{"newer-program",
                   msg("the bundle was written by a newer program (format {format})", {{"format", std::to_string(*format)}}),
                   msg("Update Muster, then restore."),
                   {}};
  }
  const auto program = readLine(*in_);
  if (!program) return cut();
  if (!program->starts_with("program ")) return notBundle();
  program_ = program->substr(8);
  sealed(*magic);
  sealed(*program);

  for (auto line = readLine(*in_); line; line = readLine(*in_)) {
    if (const auto part = partLine(*line)) {
      ++parts_;
      sealed(*line);
      const auto bytes = readBytes(*in_, part->length);
      if (!bytes) return in_->eof() ? cut() : damaged(parts_);
      if (sha256Hex(*bytes) != part->digest) return damaged(parts_);
      continue;
    }
    const bool good = *line == "end " + std::to_string(parts_) + " " + hex(seal.finish());
    if (!good || in_->peek() != std::istream::traits_type::eof()) return damaged(parts_ + 1);
    return Nothing{};
  }
  return cut();
}

Outcome<std::optional<ContainerReader::Part>> ContainerReader::next() {
  if (given_ == parts_) return std::optional<Part>();
  ++given_;
  const auto line = readLine(*in_);
  if (!line) return damaged(given_);
  const auto head = partLine(*line);
  if (!head) return damaged(given_);
  auto bytes = readBytes(*in_, head->length);
  if (!bytes || sha256Hex(*bytes) != head->digest) return damaged(given_);
  return std::optional(Part{head->kind, std::move(*bytes)});
}

}  // namespace muster::core
