"""The league that every case edits."""

from __future__ import annotations

Edit = tuple[str, str, str]
Found = tuple[str, str, str | None, str]  # table.column, key of the row, value, detail
Cases = dict[str, list[tuple[list[Edit], list[Found]]]]

# Two held rounds, one to come and one cancelled; GT with three championships, S2 with one.
LEAGUE = {
    "sources": "source,title\narticle,Article on the season\nreport,Report of the race\n",
    "drivers": "driver\nAnn\nBob\nCid\nDéa\n",
    "chassis": "chassis,manufacturer\nA1,Alpha\nB1,Beta\n",
    "circuits": "circuit\nRing\nOval\n",
    "event_kinds": "kind\nrace\nsprint\n",
    "teams": "team,also_printed_as\nAjax,Ajax Racing\nBravo,\nCoda,\n",
    "scales": "scale\nTen\n",
    "seasons": "season,source\n2001,article\n",
    "points_scales": "scale,kind,place,points\nTen,race,1,10\nTen,race,2,8\nTen,race,3,6\n",
    "rulebooks": "rulebook,scale,minimum_distance_percent\nClub,Ten,70\n",
    "classes": "season,class\n2001,GT\n2001,S2\n",
    "events": (
        "season,event,round,weekend,circuit,date,status,kind,winner_time\n"
        "2001,First,1,,Ring,2001-04-01,held,race,2:00:00.000\n"
        "2001,Second,2,,Oval,2001-05-01,held,race,\n"
        "2001,Third,3,,Ring,2001-06-01,scheduled,race,\n"
        "2001,Fourth,,,Oval,,cancelled,race,\n"
    ),
    "championships": (
        "season,class,championship,rulebook\n"
        "2001,GT,teams,Club\n2001,GT,drivers,Club\n2001,GT,manufacturers,Club\n"
        "2001,S2,teams,Club\n"
    ),
    "race_classes": "season,race_class,class\n2001,GT,GT\n",
    "class_rounds": "season,round,class,status\n",
    "status_points": "scale,kind,status,points\n",
    "race_entries": "season,round,race_class,entered,running\n2001,1,GT,4,3\n",
    "results": (
        "season,round,entry,class,class_position,overall_position,team,chassis,laps,status,basis\n"
        "2001,1,1,GT,1,1,Ajax,A1,100,classified,race\n"
        "2001,1,2,GT,2,2,Bravo,B1,99,classified,race\n"
        "2001,1,3,GT,3,4,Coda,B1,97,classified,race\n"
        "2001,1,4,GT,,,Bravo,B1,50,dnf,race\n"
        "2001,1,9,S2,1,3,Coda,A1,98,classified,race\n"
        "2001,2,1,GT,2,2,Ajax,A1,79,classified,race\n"
        "2001,2,2,GT,1,1,Bravo,B1,80,classified,race\n"
        "2001,2,9,S2,1,,Coda,A1,,classified,standings\n"
    ),
    "result_drivers": (
        "season,round,entry,driver,seat\n"
        "2001,1,1,Ann,1\n2001,1,1,Bob,2\n2001,1,2,Cid,1\n2001,1,3,Déa,\n"
    ),
    "result_sources": (
        "season,round,entry,source\n2001,1,1,report\n2001,1,1,article\n2001,1,2,report\n"
        "2001,1,3,report\n2001,1,4,report\n2001,1,9,report\n2001,2,1,report\n"
        "2001,2,2,report\n2001,2,9,article\n"
    ),
    "published_totals": (
        "season,class,championship,competitor,position,points\n2001,GT,teams,Ajax,1,18\n"
    ),
    "published_points": "season,class,championship,competitor,round,points\n",
    "published_winners": "season,round,class,car_number,team\n2001,1,GT,1,Ajax Racing\n",
    # And without a row:
    "accepted_violations": "check_name,row_key,reason\n",
    "adjustments": "season,class,championship,competitor,round,reason,points,excluded\n",
    "awards": "season,round,award,entry,driver\n",
    "corrections": "season,round,entry,column_name,printed,kept,reason\n",
    "engines": "engine\n",
    "ineligible_entries": "season,round,entry,championship,driver,others_move_up,reason\n",
    "place_notes": "season,round,class,class_position,note\n",
    "other_published_points": "season,class,championship,competitor,after_round,points\n",
    "rulebook_bonuses": "rulebook,kind,award,points\n",
    "rulebook_segments": "rulebook,first_round,last_round,rounds_counted\n",
    "team_cars": "season,class,team,car,chassis,engine\n",
    "what_ifs": (
        "what_if,question,scale,minimum_distance_percent,distance_basis,cars_counted,"
        "rounds_counted\n"
    ),
}

NOT_HELD = "the event of that round is scheduled"
OVER: Edit = ("events", "2001-06-01,scheduled", "2001-06-01,voided")
DEAD_HEAT: Edit = ("results", "2001,1,2,GT,2,2,Bravo,B1,99", "2001,1,2,GT,1,1,Bravo,B1,100")
