#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# usage: test-translation.sh SOURCE_ROOT ARGUMENT_OF_XGETTEXT…
#
# Whether every text that people read can be translated, and is translated.
set -u
cd "$1" || exit 1
shift

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
count=0

# result MESSAGE: a file of complaints, empty where all is well
result ()
{
  count=$((count + 1))
  if [ -s "$folder/complaints" ]; then
    sed 's/^/# /' "$folder/complaints"
    echo "not ok $count - $1"
  else
    echo "ok $count - $1"
  fi
}

listed_sources ()
{
  LC_ALL=C sort po/POTFILES.in >"$folder/sorted"
  diff po/POTFILES.in "$folder/sorted" >"$folder/complaints"
  result 'po/POTFILES.in is sorted'

  {
    grep -rlE '(^|[^A-Za-z0-9_])(_|N_|C_|NC_|g?d?n?gettext|g_dngettext) ?\("' src --include='*.[ch]'
    grep -lE '(translatable="yes"|<(summary|description)>)' ui/*.ui data/*.xml data/*.in
    ls data/*.desktop.in
  } | LC_ALL=C sort -u >"$folder/marked"
  diff "$folder/marked" po/POTFILES.in | sed -n 's/^< /missing: /p; s/^> /without texts: /p' >"$folder/complaints"
  result 'po/POTFILES.in lists exactly the files with texts'
}

# A text with a macro of GLib pasted into it is cut there, and never found at run time.
whole_texts ()
{
  grep -rnE '\b(_|N_|C_|NC_) ?\("[^"]*%[^"]*" G_[A-Z0-9]*_FORMAT' src --include='*.[ch]' >"$folder/complaints"
  result 'texts are whole: PRId64 instead of G_GINT64_FORMAT'
}

extracted_texts ()
{
  xgettext --files-from=po/POTFILES.in --output="$folder/cascada.pot" "$@" >"$folder/complaints" 2>&1
  result 'xgettext reads all texts'

  msgcat --no-wrap "$folder/cascada.pot" | grep -nE "^(msgid|msgid_plural|\").*([a-z]'[a-z]|\.\.\.)" >"$folder/complaints"
  result 'texts are typeset: ’ and …'
}

translated_texts ()
{
  for language in $(cat po/LINGUAS); do
    msgfmt --check --check-accelerators=_ --output-file=/dev/null "po/$language.po" >"$folder/complaints" 2>&1
    result "$language: formats, plurals and accelerators agree"

    msgcmp "po/$language.po" "$folder/cascada.pot" >"$folder/complaints" 2>&1
    result "$language: every text is translated, and none is doubtful"

    msgattrib --only-obsolete --no-wrap "po/$language.po" | grep '^#~ msgid' >"$folder/complaints"
    result "$language: no translation is left of a text that is gone"

    msgcat --no-wrap "po/$language.po" |
      awk '/^(#|msgid|msgctxt)/ { translated = 0 } /^msgstr/ { translated = 1 } translated && /“|”|\.\.\./' \
        >"$folder/complaints"
    result "$language: texts are typeset"
  done
}

listed_sources
whole_texts
extracted_texts "$@"
translated_texts
echo "1..$count"
