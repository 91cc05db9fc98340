#include "devices/files/csv_reader.h"

#include <algorithm>
#include <stdexcept>

#include "devices/files/utf8.h"

namespace muster::devices {
namespace {

core::Problem defect(std::string code, core::Message text, core::Message remedy, int line) {
  return {std::move(code), std::move(text), std::move(remedy), {"", line, 0, ""}};
}

bool isBlank(std::string_view text, char separator) {
  return std::all_of(text.begin(), text.end(), [&](char c) { return c == ' ' || c == '\t' || c == separator; });
}

}  // namespace

bool CsvReader::refill() {
  if (ended_) return false;
  in_.read(chunk_.data(), static_cast<std::streamsize>(chunk_.size()));
  filled_ = static_cast<std::size_t>(in_.gcount());
  at_ = 0;
  if (in_.bad()) throw std::runtime_error("the file could not be read to its end");
  if (filled_ == 0) ended_ = true;
  if (!chosen_) chooseEncoding();
  return filled_ > 0;
}

// By the first chunk that is not ASCII alone; what came before is the same in every encoding.
void CsvReader::chooseEncoding() {
  const Encodings& allowed = dialect_.encodings;
  const std::string_view chunk(chunk_.data(), filled_);
  if (!allowed.other || chunk.starts_with("\xEF\xBB\xBF")) {
    chosen_ = true;
    return;
  }
  const Sounds sounds = soundsLike(chunk);
  if (sounds == Sounds::plain) return;
  chosen_ = true;
  if (!allowed.utf8 || sounds == Sounds::other) decoder_ = std::make_unique<Decoder>(*allowed.other);
}

void CsvReader::decode(Line& line) {
  line.strange.reset();
  if (!decoder_ || std::all_of(line.text.begin(), line.text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; })) return;
  line.strange = decoder_->decode(line.text, decoded_);
  if (decoder_->available()) line.text.swap(decoded_);
}

bool CsvReader::readLine(Line& line) {
  line.text.clear();
  line.tooLong = false;
  if (at_ == filled_ && !refill()) return false;
  line.number = ++lines_;
  while (at_ < filled_ || refill()) {
    const char* begin = chunk_.data() + at_;
    const char* end = chunk_.data() + filled_;
    const char* stop = std::find_if(begin, end, [](char c) { return c == '\n' || c == '\r'; });
    const std::size_t room = dialect_.maxLine - std::min(dialect_.maxLine, line.text.size());
    const auto length = static_cast<std::size_t>(stop - begin);
    line.text.append(begin, std::min(room, length));
    if (length > room) line.tooLong = true;
    bytes_ += length;
    at_ += length;
    if (stop == end) continue;
    const char ended = *stop;
    ++at_, ++bytes_;
    if (ended == '\r' && (at_ < filled_ || refill()) && chunk_[at_] == '\n') ++at_, ++bytes_;
    break;
  }
  if (line.number == 1 && line.text.starts_with("\xEF\xBB\xBF")) line.text.erase(0, 3);
  decode(line);
  return true;
}

bool CsvReader::takeLine(Line& line) {
  if (ahead_.empty()) return readLine(line);
  line = std::move(ahead_.front());
  ahead_.pop_front();
  return true;
}

CsvReader::Split CsvReader::split(std::string_view text, std::vector<std::string>& cells) const {
  std::size_t used = 0, i = 0;
  const auto cell = [&]() -> std::string& {
    if (used == cells.size()) cells.emplace_back();
    cells[used].clear();
    return cells[used++];
  };
  while (true) {
    std::string& into = cell();
    const std::size_t start = text.find_first_not_of(dialect_.separator == ' ' ? "" : " ", i);
    if (start != std::string_view::npos && text[start] == '"') {
      i = start + 1;
      while (true) {
        const std::size_t quote = text.find('"', i);
        if (quote == std::string_view::npos) return cells.resize(used), Split::openQuote;
        into.append(text.substr(i, quote - i));
        i = quote + 1;
        if (i >= text.size() || text[i] != '"') break;
        into += '"';
        ++i;
      }
      while (i < text.size() && text[i] == ' ') ++i;
      if (i < text.size() && text[i] != dialect_.separator) return cells.resize(used), Split::strayQuote;
    } else {
      const std::size_t stop = std::min(text.find(dialect_.separator, i), text.size());
      into.append(text.substr(i, stop - i));
      i = stop;
    }
    if (i >= text.size()) break;
    ++i;  // the separator
  }
  cells.resize(used);
  return Split::sound;
}

// The lines after record.line until the quoted cell closes soundly; all that was read stays ahead when it never does.
bool CsvReader::join(CsvRecord& record) {
  std::string text = record.raw;
  std::size_t looked = 0;
  while (static_cast<int>(looked) < dialect_.maxJoined) {
    if (looked == ahead_.size()) {
      Line line;
      if (!readLine(line)) return false;
      ahead_.push_back(std::move(line));
    }
    const Line& more = ahead_[looked++];
    if (more.tooLong || more.strange || text.size() + more.text.size() >= dialect_.maxLine) return false;
    text += '\n';
    text += more.text;
    const Split result = split(text, record.cells);
    if (result == Split::strayQuote) return false;
    if (result == Split::openQuote) continue;
    if (columns_ != 0 && record.cells.size() != columns_) return false;
    record.lastLine = more.number;
    record.raw = std::move(text);
    ahead_.erase(ahead_.begin(), ahead_.begin() + static_cast<std::ptrdiff_t>(looked));
    return true;
  }
  return false;
}

std::optional<core::Problem> CsvReader::strangeByte(const Line& line) const {
  const core::Message saveAs = core::msg("Save the file as UTF-8 and import it again");
  if (line.strange) {
    const std::string encoding(nameOf(*dialect_.encodings.other));
    if (!decoder_->available())
      return defect("encoding-not-here", core::msg("this computer cannot read {encoding}", {{"encoding", encoding}}), saveAs, line.number);
    return defect(
        "not-in-encoding",
        core::msg("byte {place} of the line is no character of {encoding}", {{"place", std::to_string(*line.strange + 1)}, {"encoding", encoding}}),
        core::msg("Read the file from the bench again, or enter this test by hand"), line.number);
  }
  return defect("not-utf8", core::msg("the line is not UTF-8 text"), saveAs, line.number);
}

void CsvReader::examine(const Line& line, CsvRecord& record) const {
  if (line.tooLong)
    record.defect = defect("line-too-long", core::msg("the line is longer than {limit} bytes", {{"limit", std::to_string(dialect_.maxLine)}}),
                           core::msg("Check that this is the file the bench wrote, with line ends"), line.number);
  else if (record.raw.find('\0') != std::string::npos)
    record.defect = defect("nul-byte", core::msg("the line holds a NUL byte: it is damaged or not text"),
                           core::msg("Read the file from the bench again"), line.number);
  else if (line.strange || !isUtf8(record.raw))
    record.defect = strangeByte(line);
}

bool CsvReader::next(CsvRecord& record) {
  if (!takeLine(line_)) return false;
  record.line = record.lastLine = line_.number;
  record.raw.swap(line_.text);
  record.defect.reset();
  record.blank = false;
  examine(line_, record);
  if (record.defect) return record.cells.clear(), true;
  const Split result = split(record.raw, record.cells);
  if (result == Split::sound) {
    record.blank = isBlank(record.raw, dialect_.separator);
  } else if (result == Split::strayQuote || !join(record)) {
    record.cells.clear();
    record.defect = defect("cut-line", core::msg("a quoted cell does not end: the line seems cut"),
                           core::msg("Read the file from the bench again, or enter this test by hand"), line_.number);
  } else {
    examine({"", record.line, false}, record);  // what was joined must be sound text too
  }
  return true;
}

}  // namespace muster::devices
