// CsvReader: a stream of bytes -> records with line numbers and the raw text of each, in constant memory.
//
// Reads in chunks; holds one chunk and one record. Understands CRLF, LF and CR line ends, a UTF-8 mark at the start, the encodings
// that the dialect allows, and quoted cells ("" is a quote inside). A quoted cell may run over line ends only when the joined lines make one sound
// record; else the first line alone is handed out as cut and reading goes on with the next, so that one lost quote never swallows the rest of a file.
// A record that cannot be used carries a problem; its text is kept. No thread safety: one reader, one thread.
#pragma once

#include <cstdint>
#include <deque>
#include <istream>
#include <optional>
#include <string>
#include <vector>

#include "core/base/problem.h"
#include "devices/files/encoding.h"

namespace muster::devices {

struct CsvDialect {
  char separator = ',';
  std::size_t maxLine = 65'536;  // bytes of a line; a longer one is kept to this length and refused
  int maxJoined = 16;            // lines a quoted cell may run over
  Encodings encodings{};
};

struct CsvRecord {
  int line = 0, lastLine = 0;           // counted from 1
  std::string raw;                      // as it stood in the file, without the last line end; UTF-8 where the encoding is known
  std::vector<std::string> cells;       // unquoted; untouched otherwise
  std::optional<core::Problem> defect;  // "nul-byte", "not-utf8", "not-in-encoding", "line-too-long", "cut-line", ...: its cells are none
  bool blank = false;                   // nothing but blanks and separators
};

class CsvReader {
 public:
  CsvReader(std::istream& in, CsvDialect dialect) : in_(in), dialect_(dialect), chunk_(kChunk, '\0') {}
  CsvReader(const CsvReader&) = delete;
  CsvReader& operator=(const CsvReader&) = delete;

  // The next record into `record` (its buffers are reused); false at the end of the file. Throws std::runtime_error when the
  // stream breaks (a disk that cannot be read is not bad input).
  bool next(CsvRecord& record);
  // Once the heading is known: lines joined by a quoted cell must give as many cells as the heading has.
  void expectColumns(std::size_t columns) { columns_ = columns; }
  std::uint64_t bytesRead() const { return bytes_; }

 private:
  static constexpr std::size_t kChunk = 65'536;
  struct Line {
    std::string text;
    int number = 0;
    bool tooLong = false;
    std::optional<std::size_t> strange;  // the first byte that is no character of the encoding
  };
  enum class Split { sound, openQuote, strayQuote };

  bool takeLine(Line& line);
  bool readLine(Line& line);
  bool refill();
  void chooseEncoding();
  void decode(Line& line);
  Split split(std::string_view text, std::vector<std::string>& cells) const;
  bool join(CsvRecord& record);
  void examine(const Line& line, CsvRecord& record) const;
  std::optional<core::Problem> strangeByte(const Line& line) const;

  std::istream& in_;
  CsvDialect dialect_;
  std::string chunk_;
  std::size_t at_ = 0, filled_ = 0;
  bool ended_ = false;
  std::uint64_t bytes_ = 0;
  int lines_ = 0;
  std::size_t columns_ = 0;
  bool chosen_ = false;               // UTF-8 or the other one
  std::unique_ptr<Decoder> decoder_;  // of the other one, once it is chosen
  std::string decoded_;
  std::deque<Line> ahead_;  // read while looking for the end of a quoted cell that had none
  Line line_;
};

}  // namespace muster::devices
